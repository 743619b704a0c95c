import { createGuest } from '@iris/testkit';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { it } from '../support/iris.ts';
import { teamOf } from '../support/team.ts';
import { visitorOn } from '../support/visitor.ts';

/** What a page asked for, to be held against what may stand in an address. */
function addressesOf(page: Page): readonly string[] {
  const addresses: string[] = [];
  page.on('request', (request) => void addresses.push(request.url()));
  page.on('websocket', (socket) => void addresses.push(socket.url()));
  return addresses;
}

it('an app around embed.html hands the token over its bridge; the conversation fills the window, and no address holds the token', async ({
  product,
  workspace,
  openContext,
}) => {
  const team = teamOf(product, workspace);
  const { token, chat } = await createGuest(product.coreApi.url, workspace.tenantId, { display_name: 'Ada' });
  await team.answer(chat.channel_id, 'Welcome to the app.');
  const page = await (await openContext({ viewport: { width: 700, height: 600 } })).newPage();
  const addresses = addressesOf(page);
  await page.addInitScript(bridge);
  await page.goto(`${product.bff.url}/embed.html#tenant_id=${workspace.tenantId}`);
  await expect
    .poll(() => page.evaluate(() => window.app.told))
    .toContainEqual({ iris: 'ready', detail: null });
  await page.evaluate((bearer) => window.app.say({ iris: ['identify', { token: bearer }] }), token);

  const visitor = visitorOn(page);
  await visitor.sees('Welcome to the app.');
  expect(await visitor.panel.boundingBox()).toEqual({ x: 0, y: 0, width: 700, height: 600 });
  expect(await page.getByRole('button', { name: 'Close chat' }).count()).toBe(0);
  await visitor.write('From the app');
  await visitor.seesReceipt('Delivered');
  expect((await team.messages(chat.channel_id)).map(({ content }) => content)).toEqual([
    'Welcome to the app.',
    'From the app',
  ]);
  expect(addresses.filter((address) => address.includes('/session/guest'))).toEqual([]);
  expect([...addresses, page.url()].filter((address) => address.includes(token))).toEqual([]);
});

/** What WebView2 puts into a page; `window.app` is the app's side of it. */
function bridge(): void {
  const told: unknown[] = [];
  const webview = Object.assign(new EventTarget(), {
    postMessage: (message: unknown) => void told.push(message),
  });
  const say = (data: unknown) => void webview.dispatchEvent(new MessageEvent('message', { data }));
  const { chrome } = Object.assign(window, { chrome: window.chrome ?? {} });
  Object.assign(chrome, { webview });
  Object.assign(window, { app: { told, say } });
}

declare global {
  interface Window {
    app: { readonly told: readonly unknown[]; say(message: unknown): void };
    chrome?: object;
  }
}
