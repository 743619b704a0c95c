import type { BrowserContext, Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import { it } from '../support/iris.ts';
import { visitorOn } from '../support/visitor.ts';

/** Contract §11 and the first bounds of the issue, in bytes of body as they travel. */
const mostLoaderBytes = 1_200;
const mostBytesUntilLauncher = 10 * 1_024;
const mostBytesUntilPanel = 40 * 1_024;

/** What a page asked our host for. */
function trafficTo(page: Page, base: string): { requests: Request[]; sockets: string[] } {
  const traffic: { requests: Request[]; sockets: string[] } = { requests: [], sockets: [] };
  page.on('request', (request) => request.url().startsWith(base) && traffic.requests.push(request));
  page.on('websocket', (socket) => traffic.sockets.push(socket.url()));
  return traffic;
}

async function bytesOf(requests: readonly Request[]): Promise<number> {
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  return sizes.reduce((total, { responseBodySize }) => total + responseBodySize, 0);
}

async function stored(context: BrowserContext, page: Page) {
  const cookies = await context.cookies();
  const inPage = await page.evaluate(async () => ({
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    cookie: document.cookie,
  }));
  return { cookies, ...inPage };
}

const nothing = { cookies: [], local: [], session: [], databases: [], caches: [], cookie: '' };

it('before intent: three small requests, no socket, nothing stored; after it still no cookie', async ({
  product,
  hostSites,
  openContext,
}) => {
  const base = product.bff.url;
  const site = await hostSites.start();
  const context = await openContext();
  const page = await context.newPage();
  const traffic = trafficTo(page, base);
  await page.goto(`${site.origin}/shop.html`, { waitUntil: 'networkidle' });
  const visitor = visitorOn(page);
  await visitor.launcher.waitFor();

  const paths = traffic.requests.map((request) => new URL(request.url()).pathname);
  expect(paths.toSorted()).toEqual([
    '/api/v1/widget-config',
    '/iris.js',
    expect.stringMatching(/^\/v\/[^/]+\/launcher-[\w-]+\.js$/),
  ]);
  expect(traffic.sockets).toEqual([]);
  expect(await stored(context, page)).toEqual(nothing);
  const loader = traffic.requests.filter((request) => request.url().endsWith('/iris.js'));
  expect(await bytesOf(loader)).toBeLessThanOrEqual(mostLoaderBytes);
  expect(await bytesOf(traffic.requests)).toBeLessThanOrEqual(mostBytesUntilLauncher);

  await visitor.open();
  expect(await bytesOf(traffic.requests.filter(isFinished))).toBeLessThanOrEqual(mostBytesUntilPanel);
  await visitor.write('Now I mean it');
  await visitor.seesReceipt('Delivered');
  expect(traffic.sockets).toEqual([`${base.replace('http', 'ws')}/ws`]);
  const { cookies, cookie, databases, caches, local } = await stored(context, page);
  expect({ cookies, cookie, databases, caches }).toEqual({
    cookies: [],
    cookie: '',
    databases: [],
    caches: [],
  });
  expect(local.map(([key]) => key.split(':')[0])).toEqual(['iris']);
});

function isFinished(request: Request): boolean {
  return request.existingResponse() !== null;
}

it('a pointer that comes near fetches the panel but starts no session', async ({
  product,
  hostSites,
  openContext,
}) => {
  const site = await hostSites.start();
  const context = await openContext();
  const page = await context.newPage();
  const traffic = trafficTo(page, product.bff.url);
  await page.goto(`${site.origin}/shop.html`, { waitUntil: 'networkidle' });
  const box = await visitorOn(page).launcher.boundingBox();
  if (box === null) throw new Error('The launcher is not there');
  await page.mouse.move(box.x - 40, box.y - 40);
  await expect.poll(() => traffic.requests.some((request) => request.url().includes('/panel-'))).toBe(true);
  await page.waitForLoadState('networkidle');
  expect(traffic.sockets).toEqual([]);
  expect(traffic.requests.filter((request) => request.method() !== 'GET')).toEqual([]);
  expect(await stored(context, page)).toEqual(nothing);
});

it.for([
  ['is dead', () => false],
  ['gives its loader and dies', (path: string) => path === '/iris.js'],
] as const)(
  'when our host %s nothing is shown, and the page’s own clicks arrive',
  async ([, isAlive], { product, hostSites, openContext }) => {
    const site = await hostSites.start();
    const context = await openContext();
    await context.route(`${product.bff.url}/**`, (route) =>
      isAlive(new URL(route.request().url()).pathname) ? route.continue() : route.abort(),
    );
    const page = await context.newPage();
    await page.goto(`${site.origin}/corner.html`, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Pay' }).click();
    await page.getByText('Paid once').waitFor();
    expect(await page.locator('iris-widget').count()).toBe(0);
  },
);

it('when our host dies after the launcher came, nothing larger than the launcher ever appears', async ({
  hostSites,
  openContext,
}) => {
  const site = await hostSites.start();
  const page = await (await openContext()).newPage();
  await page.goto(`${site.origin}/shop.html`);
  const visitor = visitorOn(page);
  await visitor.launcher.waitFor();
  await page.context().setOffline(true);
  await visitor.launcher.click();
  await expect.poll(() => visitor.launcher.getAttribute('aria-busy')).toBe('false');
  expect(await visitor.panel.count()).toBe(0);
  expect(
    await page.evaluate(() => document.elementFromPoint(innerWidth - 40, innerHeight - 200)?.localName),
  ).toBe('html');

  await page.context().setOffline(false);
  await visitor.open();
});
