import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { it } from '../support/iris.ts';
import { teamOf } from '../support/team.ts';
import { visitorOn } from '../support/visitor.ts';

/** Sockets that a page has opened and not yet closed. */
function socketsOf(page: Page): ReadonlySet<unknown> {
  const open = new Set<unknown>();
  page.on('websocket', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  return open;
}

it('the tabs of a browser share one socket, and the next takes over when the one that held it is closed', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const team = teamOf(product, workspace);
  const site = await hostSites.start();
  const context = await openContext();
  const [first, second] = [visitorOn(await context.newPage()), visitorOn(await context.newPage())];
  const [ofFirst, ofSecond] = [socketsOf(first.page), socketsOf(second.page)];
  for (const visitor of [first, second]) {
    await visitor.page.goto(`${site.origin}/shop.html`);
    await visitor.open();
  }
  await first.write('One of two tabs');
  await second.sees('One of two tabs');
  const room = await team.room();
  await team.answer(room, 'Both hear this');
  await Promise.all([first.sees('Both hear this'), second.sees('Both hear this')]);
  expect([ofFirst.size, ofSecond.size]).toEqual([1, 0]);

  await first.page.close();
  await expect.poll(() => ofSecond.size).toBe(1);
  await team.answer(room, 'And this the one that is left');
  await second.sees('And this the one that is left');
  await second.write('Still here');
  await second.seesReceipt('Delivered');
});
