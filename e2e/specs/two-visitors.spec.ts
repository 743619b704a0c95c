import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { it } from '../support/iris.ts';
import { operatorOn } from '../support/operator.ts';
import { introduce, visitorOn } from '../support/visitor.ts';

it('two visitors and an operator at once: each is answered, neither sees a word of the other', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const site = await hostSites.start();
  const operator = operatorOn(await (await openContext()).newPage(), product.bff.url);
  await operator.signIn(workspace);
  const [ada, grace] = [
    visitorOn(await (await openContext()).newPage()),
    visitorOn(await (await openContext()).newPage()),
  ];
  await Promise.all([introduce(ada.page, 'Ada'), introduce(grace.page, 'Grace')]);
  // What came over the sockets counts too: not showing a word is not enough.
  const received = { ada: framesOf(ada.page), grace: framesOf(grace.page) };
  await Promise.all([ada, grace].map(({ page }) => page.goto(`${site.origin}/shop.html`)));
  await Promise.all([ada.open(), grace.open()]);
  await Promise.all([ada.write('Ada asks about copper'), grace.write('Grace asks about silence')]);

  await operator.openRoom('Ada');
  await operator.sees('Ada asks about copper');
  await operator.answer('Copper, for Ada');
  await operator.openRoom('Grace');
  await operator.sees('Grace asks about silence');
  expect(await operator.conversation.getByText('copper').count()).toBe(0);
  await operator.answer('Silence, for Grace');

  await Promise.all([ada.sees('Copper, for Ada'), grace.sees('Silence, for Grace')]);
  await ada.composer.pressSequentially('typing on');
  await operator.page.getByText('is typing …').waitFor();
  expect(await ada.panel.getByText(/Grace|silence/i).count()).toBe(0);
  expect(await grace.panel.getByText(/Ada|copper/i).count()).toBe(0);
  expect(received.ada.join('\n')).toContain('Copper, for Ada');
  expect(received.grace.join('\n')).toContain('Silence, for Grace');
  expect(received.ada.join('\n')).not.toMatch(/Grace|silence/i);
  expect(received.grace.join('\n')).not.toMatch(/Ada|copper/i);
});

function framesOf(page: Page): readonly string[] {
  const frames: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => void frames.push(payload.toString()));
  });
  return frames;
}
