import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { adminOn } from '../support/admin.ts';
import { axeComplaints } from '../support/axe.ts';
import { it } from '../support/iris.ts';
import { operatorOn } from '../support/operator.ts';
import { teamOf } from '../support/team.ts';
import { visitorOn } from '../support/visitor.ts';

const long = `A very long word: ${'kettle'.repeat(40)}, and https://shop.example/${'deep/'.repeat(20)}`;

it('axe finds nothing in the launcher, the welcome, a conversation and an unread badge', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const team = teamOf(product, workspace);
  const site = await hostSites.start();
  const page = await (await openContext({ reducedMotion: 'reduce' })).newPage();
  await page.goto(`${site.origin}/shop.html`);
  const visitor = visitorOn(page);
  await visitor.launcher.waitFor();
  expect(await axeComplaints(page)).toEqual([]);
  await visitor.open();
  expect(await axeComplaints(page)).toEqual([]);

  await visitor.write(long);
  await visitor.seesReceipt('Delivered');
  const room = await team.room();
  await team.answer(room, '# Yes\n\n- **one**\n- `two`\n\n> quoted\n\n```\ncode\n```', 'markdown');
  await visitor.sees('quoted');
  await visitor.write('🎉');
  await visitor.seesReceipt('Delivered');
  expect(await axeComplaints(page)).toEqual([]);

  await page.keyboard.press('Escape');
  await team.answer(room, 'One more thing');
  await page.getByRole('button', { name: /Unread messages: 1/ }).waitFor();
  expect(await axeComplaints(page)).toEqual([]);
});

it('axe finds nothing in the console’s pages', async ({ product, workspace, hostSites, openContext }) => {
  const context = await openContext({ reducedMotion: 'reduce' });
  const operator = operatorOn(await context.newPage(), product.bff.url);
  await operator.page.goto(`${product.bff.url}/signup.html`);
  await operator.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await axeComplaints(operator.page)).toEqual([]);
  await operator.page.goto(`${product.bff.url}/login.html`);
  await operator.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(await axeComplaints(operator.page)).toEqual([]);

  await operator.signIn(workspace);
  await operator.page.getByText('No open rooms').waitFor();
  expect(await axeComplaints(operator.page)).toEqual([]);

  const site = await hostSites.start();
  const visitor = visitorOn(await (await openContext()).newPage());
  await visitor.page.goto(`${site.origin}/shop.html`);
  await visitor.open();
  await visitor.write(long);
  await operator.openFirstRoom();
  await operator.answer('On its way.');
  await operator.seesReceipt('Read');
  const { page } = operator;
  await page.getByRole('button', { name: 'Note' }).click();
  await page.getByRole('textbox', { name: /^Note about/ }).fill('Likes long words');
  await page.getByRole('button', { name: 'Add note' }).click();
  await operator.conversation.getByRole('article').getByText('Likes long words').waitFor();
  expect(await axeComplaints(page)).toEqual([]);
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('option', { name: 'Take the room' }).waitFor();
  expect(await axeComplaints(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').fill('likes');
  await operator.rooms.getByText('In a note:').waitFor();
  expect(await axeComplaints(page)).toEqual([]);
  await page.getByRole('searchbox').fill('on its way');
  await operator.rooms.locator('mark', { hasText: 'way' }).click();
  await page.getByRole('status').filter({ hasText: 'Found: ' }).waitFor();
  expect(await axeComplaints(page)).toEqual([]);
  await page.goto(`${page.url().replace(/&.*/, '')}&message=999`);
  await page.getByText('isn’t in this room').waitFor();
  expect(await axeComplaints(page)).toEqual([]);
  await page.getByRole('button', { name: 'Assign to' }).click();
  await page.getByText('Nobody else can answer yet.').waitFor();
  expect(await axeComplaints(page)).toEqual([]);
});

it('axe finds nothing in the pages of admin, their questions and the ways in', async ({
  product,
  workspace,
  openContext,
}) => {
  const page = await (await openContext({ reducedMotion: 'reduce' })).newPage();
  for (const [path, heading] of [
    ['accept.html?tenant_id=1&token=2&email=mia@lamps.example', 'Join the team'],
    ['accept.html', 'This link doesn’t work'],
    ['login.html#forgotten', 'Forgotten password'],
    ['login.html#reset_token=1', 'Set a new password'],
  ] as const) {
    await page.goto('about:blank');
    await page.goto(`${product.bff.url}/${path}`);
    await page.getByRole('heading', { name: heading }).waitFor();
    expect(await axeComplaints(page)).toEqual([]);
  }

  await page.goto(`${product.bff.url}/login.html`);
  await operatorOn(page, product.bff.url).signIn(workspace);
  const admin = adminOn(page, product.bff.url);
  await admin.open('team', 'Team');
  await admin.invite('mia@lamps.example', 'admin');
  expect(await axeComplaints(page)).toEqual([]);
  await page.getByRole('button', { name: 'Revoke the invitation of mia@lamps.example' }).click();
  expect(await axeComplaints(page)).toEqual([]);

  await admin.open('keys', 'API keys');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Backend');
  expect(await axeComplaints(page)).toEqual([]);
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByRole('heading', { name: 'The secret of “Backend”' }).waitFor();
  expect(await axeComplaints(page)).toEqual([]);
  await page.getByRole('button', { name: 'Rotate key Backend' }).click();
  expect(await axeComplaints(page)).toEqual([]);

  await page.reload();
  await admin.open('library', 'Library');
  await page.getByText('No canned replies yet').waitFor();
  expect(await axeComplaints(page)).toEqual([]);
  await page.getByRole('button', { name: 'New article' }).click();
  await page.getByRole('button', { name: 'Save article' }).click();
  await page.getByText('Write something here.').first().waitFor();
  expect(await axeComplaints(page)).toEqual([]);

  await admin.open('compliance', 'Compliance');
  await page.getByLabel('Guests').fill('x');
  expect(await axeComplaints(page)).toEqual([]);
  await admin.open('audit', 'Audit log');
  await page.getByText(/created key “Backend”/).click();
  expect(await axeComplaints(page)).toEqual([]);
});

it('the whole conversation can be held with the keyboard alone', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const team = teamOf(product, workspace);
  const site = await hostSites.start();
  const page = await (await openContext()).newPage();
  await page.goto(`${site.origin}/shop.html`);
  const visitor = visitorOn(page);
  await visitor.launcher.waitFor();
  const { keyboard } = page;

  await page.getByRole('button', { name: 'Add to basket' }).focus();
  await keyboard.press('Tab');
  expect(await focusedName(page)).toBe('Open chat');
  await keyboard.press('Enter');
  await expect.poll(() => focusedName(page)).toBe('Write a message');

  await keyboard.type('First line');
  await keyboard.press('Shift+Enter');
  await keyboard.type('and a second, with https://shop.example/kettle');
  await keyboard.press('Enter');
  await visitor.seesReceipt('Delivered');
  expect(await focusedName(page)).toBe('Write a message');
  const room = await team.room();
  const [said] = await team.messages(room);
  expect(said?.content).toBe('First line\nand a second, with https://shop.example/kettle');
  await team.answer(room, 'Read by keyboard too');
  await page.getByRole('log').getByText('Read by keyboard too').waitFor({ state: 'attached' });

  // Backwards from the composer: the link in the message, the messages, close.
  const order: string[] = [];
  for (let stop = 0; stop < 3; stop += 1) {
    await keyboard.press('Shift+Tab');
    order.push(await focusedName(page));
  }
  expect(order).toEqual(['https://shop.example/kettle', 'Conversation', 'Close chat']);

  await keyboard.press('Escape');
  await visitor.panel.waitFor({ state: 'hidden' });
  expect(await focusedName(page)).toBe('Open chat');
  // Closed, nothing of it can be reached: Tab goes from the launcher out of the page and round.
  await keyboard.press('Tab');
  expect(['Add to basket', '']).toContain(await focusedName(page));

  await visitor.launcher.focus();
  await keyboard.press('Space');
  await expect.poll(() => focusedName(page)).toBe('Write a message');
  await keyboard.press('Tab');
  expect(await focusedName(page)).toBe('Send');
});

/** How a screen reader would name what has the focus: label, else text. Goes down through shadow roots. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    if (focused === null || focused === document.body) return '';
    return focused.getAttribute('aria-label') ?? focused.textContent.trim();
  });
}
