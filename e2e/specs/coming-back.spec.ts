import { expect } from 'vitest';
import { it } from '../support/iris.ts';
import { teamOf } from '../support/team.ts';
import { visitorOn } from '../support/visitor.ts';

it('a visitor who reloads, or closes the tab and comes back, finds the conversation', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const team = teamOf(product, workspace);
  const site = await hostSites.start();
  const context = await openContext();
  const page = await context.newPage();
  await page.goto(`${site.origin}/shop.html`);
  const first = visitorOn(page);
  await first.open();
  await first.write('Does the copper one whistle?');
  const room = await team.room();
  await team.answer(room, 'It does, quite loudly.');
  await first.sees('It does, quite loudly.');

  await page.reload();
  await first.open();
  await first.sees('Does the copper one whistle?');
  await first.sees('It does, quite loudly.');
  await page.close();

  const later = visitorOn(await context.newPage());
  await later.page.goto(`${site.origin}/shop.html`);
  await later.open();
  await later.sees('It does, quite loudly.');
  await later.write('Then the silent one, please.');
  await later.seesReceipt('Delivered');

  const said = await team.messages(room);
  expect(said.map(({ content }) => content)).toEqual([
    'Does the copper one whistle?',
    'It does, quite loudly.',
    'Then the silent one, please.',
  ]);
});

it('the launcher counts what came while the panel was closed and while the visitor was away, until it is read', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const team = teamOf(product, workspace);
  const site = await hostSites.start();
  const context = await openContext();
  const visitor = visitorOn(await context.newPage());
  await visitor.page.goto(`${site.origin}/shop.html`);
  await visitor.open();
  await visitor.write('Hello?');
  const room = await team.room();
  await visitor.page.keyboard.press('Escape');
  await visitor.panel.waitFor({ state: 'hidden' });
  await team.answer(room, 'Hello.');
  await team.answer(room, 'What can we do for you?');
  await visitor.page.getByRole('button', { name: 'Open chat. Unread messages: 2' }).waitFor();
  await visitor.page.close();

  await team.answer(room, 'Still there?');
  const back = visitorOn(await context.newPage());
  await back.page.goto(`${site.origin}/shop.html`);
  await back.page.getByRole('button', { name: 'Open chat. Unread messages: 3' }).waitFor();
  await back.open();
  await back.sees('Still there?');
  await back.page.keyboard.press('Escape');
  await back.page.getByRole('button', { name: 'Open chat', exact: true }).waitFor();

  // Read is read on every device: the server says so.
  await expect.poll(() => team.readByVisitor(room)).toBe(4);
  await back.page.reload();
  await back.launcher.waitFor();
  await expect.poll(() => back.launcher.getAttribute('aria-label')).toBe('Open chat');
});
