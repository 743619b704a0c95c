import type { ChannelId, Message } from '@iris/contract';
import { expect } from 'vitest';
import { it } from '../support/iris.ts';
import { operatorOn } from '../support/operator.ts';
import { outage } from '../support/outage.ts';
import { type Team, teamOf } from '../support/team.ts';
import { introduce, visitorOn } from '../support/visitor.ts';

/** Contract §7: how long after the service is back an open conversation may take to be whole again. */
const healsWithinMs = 5_000;

it('what a visitor writes while core-api is down is kept, over a reload too, and arrives once when it is back', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const team = teamOf(product, workspace);
  const site = await hostSites.start();
  const page = await (await openContext()).newPage();
  const visitor = visitorOn(page);
  await page.goto(`${site.origin}/shop.html`);
  await visitor.open();
  await visitor.write('Before');
  await visitor.seesReceipt('Delivered');

  const readyAt = await outage(product.coreApi, 'stop', async () => {
    await visitor.write('While you were away');
    await visitor.sees('While you were away');
    await visitor.seesReceipt('Waiting for a connection');
    await visitor.panel.getByText('Reconnecting…').waitFor();
    await visitor.composer.fill('Half a thou');

    await page.reload();
    await visitor.open();
    await visitor.sees('While you were away');
    await visitor.seesReceipt('Waiting for a connection');
    expect(await visitor.composer.inputValue()).toBe('Half a thou');
    await visitor.write('Half a thought, and the rest');
  });

  await visitor.seesReceipt('Delivered');
  expect(Date.now() - readyAt).toBeLessThan(healsWithinMs);
  const texts = ['Before', 'While you were away', 'Half a thought, and the rest'];
  expect(textsOf(await team.messages(await team.room()))).toEqual(texts);
  for (const text of texts)
    expect(await visitor.conversation.getByText(text, { exact: true }).count()).toBe(1);
  await visitor.panel.getByText('Reconnecting…').waitFor({ state: 'hidden' });
});

it('core-api killed in mid-conversation: nothing is lost, doubled or reordered for visitor and operator, and both heal within 5 s', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const team = teamOf(product, workspace);
  const site = await hostSites.start();
  const visitor = visitorOn(await (await openContext()).newPage());
  await introduce(visitor.page, 'Ada');
  await visitor.page.goto(`${site.origin}/shop.html`);
  await visitor.open();
  await visitor.write('v00');
  await visitor.seesReceipt('Delivered');
  const operator = operatorOn(await (await openContext()).newPage(), product.bff.url);
  await operator.signIn(workspace);
  await operator.openRoom('Ada');
  await operator.sees('v00');
  const room = await team.room();

  const [, , readyAt] = await Promise.all([
    inTurn('v', (text) => visitor.write(text)),
    inTurn('o', (text) => operator.answer(text)),
    killedAfter(5, team, room, () => outage(product.coreApi, 'kill', () => Promise.resolve())),
  ]);
  await team.answer(room, 'x00');
  await Promise.all([visitor.sees('x00'), operator.sees('x00')]);
  expect(Date.now() - readyAt).toBeLessThan(healsWithinMs);

  const all = 2 * (perSide + 1);
  await expect.poll(async () => (await team.messages(room)).length).toBe(all);
  const said = await team.messages(room);
  expect(said.map(({ seq }) => seq)).toEqual(Array.from({ length: all }, (_, index) => index + 1));
  const order = textsOf(said);
  for (const side of ['v', 'o'])
    expect(order.filter((text) => text.startsWith(side) && text !== 'v00')).toEqual(numbered(side));
  await expect.poll(async () => codesIn(await visitor.conversation.innerText())).toEqual(order);
  await expect.poll(async () => codesIn(await operator.conversation.innerText())).toEqual(order);
});

const perSide = 15;
const numbered = (side: string) =>
  Array.from({ length: perSide }, (_, index) => `${side}${String(index + 1).padStart(2, '0')}`);
const codesIn = (text: string) => text.match(/\b[vox]\d\d\b/g);
const textsOf = (messages: readonly Message[]) => messages.map(({ content }) => content ?? '');

async function inTurn(side: string, write: (text: string) => Promise<void>): Promise<void> {
  for (const text of numbered(side)) await write(text);
}

/** Strikes as soon as the conversation has so many messages: in the middle of it, whatever the machine's speed. */
async function killedAfter(
  messages: number,
  team: Team,
  room: ChannelId,
  strike: () => Promise<number>,
): Promise<number> {
  await expect
    .poll(async () => (await team.messages(room)).length, { interval: 10 })
    .toBeGreaterThanOrEqual(messages);
  return strike();
}
