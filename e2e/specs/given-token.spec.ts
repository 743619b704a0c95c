import { createGuest } from '@iris/testkit';
import { expect } from 'vitest';
import { it } from '../support/iris.ts';
import { teamOf } from '../support/team.ts';
import { visitorOn } from '../support/visitor.ts';

it('a page that brings a token and a channel skips the guest session, and nothing of the token is kept', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const team = teamOf(product, workspace);
  const { token, chat } = await createGuest(product.coreApi.url, workspace.tenantId, { display_name: 'Ada' });
  await team.answer(chat.channel_id, 'We have your order.');
  const site = await hostSites.start({ words: { token, channel_id: chat.channel_id } });
  const context = await openContext();
  const page = await context.newPage();
  const calls: string[] = [];
  page.on('request', (request) => void calls.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await page.goto(`${site.origin}/with-token.html`);
  const visitor = visitorOn(page);
  // Its conversation is running: the unread count shows before anything is opened.
  await page.getByRole('button', { name: 'Open chat. Unread messages: 1' }).waitFor();
  await visitor.launcher.click();
  await visitor.sees('We have your order.');
  await visitor.write('Thank you.');
  await visitor.seesReceipt('Delivered');

  expect(calls).not.toContain('POST /api/v1/session/guest');
  expect((await team.messages(chat.channel_id)).map(({ content }) => content)).toEqual([
    'We have your order.',
    'Thank you.',
  ]);
  const kept = await page.evaluate(() =>
    [...Object.values(localStorage), ...Object.values(sessionStorage)].join(),
  );
  expect(kept).not.toContain(token);
});
