import type { ConsoleMessage, Page } from 'playwright-core';
import { expect } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { it } from '../support/iris.ts';
import { teamOf } from '../support/team.ts';
import { visitorOn } from '../support/visitor.ts';

/** Lines of the browser's console that we wrote: the browser adds its own about the refused call. */
function ownLines(page: Page): readonly string[] {
  const lines: string[] = [];
  page.on('console', (message: ConsoleMessage) => {
    if (message.text().includes('Iris')) lines.push(`${message.type()}: ${message.text()}`);
  });
  return lines;
}

const nothingVisible = (page: Page) =>
  page.evaluate(() => ({
    widgets: document.querySelectorAll('iris-widget').length,
    lastElement: document.body.lastElementChild?.tagName,
  }));

it('a page of one’s own works once its origin is listed; before that it stays as it was, and the console says why in one line', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const team = teamOf(product, workspace);
  await team.allowOrigins(['https://www.kettles.example']);
  const site = await hostSites.start();
  const page = await (await openContext()).newPage();
  const lines = ownLines(page);
  await page.goto(`${site.origin}/shop.html`);
  await expect.poll(() => lines).toHaveLength(1);
  expect(lines).toEqual([
    `error: Iris: ${product.bff.url} is not reachable, or this origin isn't allowed: add ${site.origin} under Widget → Allowed origins.`,
  ]);
  expect(await nothingVisible(page)).toEqual({ widgets: 0, lastElement: 'MAIN' });

  await team.allowOrigins(['https://www.kettles.example', site.origin]);
  const listedAt = Date.now();
  const visitor = visitorOn(page);
  await expect
    .poll(async () => {
      await page.reload({ waitUntil: 'networkidle' });
      return visitor.launcher.isVisible();
    })
    .toBe(true);
  // Contract §12: a changed list holds within 5 s; one reload more is the test's own clumsiness.
  expect(Date.now() - listedAt).toBeLessThan(6_000);
  await visitor.open();
  await visitor.write('Hello from a page of our own');
  await visitor.seesReceipt('Delivered');
});

it('while no origin is listed, a site on the internet is refused, calls and sockets alike', async ({
  product,
  hostSites,
  workspace,
}) => {
  const browser = await launchChromium(['--host-resolver-rules=MAP shop.example 127.0.0.1']);
  try {
    const site = await hostSites.start();
    const page = await browser.newPage();
    const lines = ownLines(page);
    await page.goto(`http://shop.example:${site.port}/shop.html`);
    await expect.poll(() => lines).toHaveLength(1);
    expect(lines[0]).toContain(`add http://shop.example:${site.port} under Widget → Allowed origins.`);
    expect(await nothingVisible(page)).toEqual({ widgets: 0, lastElement: 'MAIN' });

    const socketUrl = `${product.bff.url.replace('http', 'ws')}/ws`;
    expect(await socketOutcome(page, socketUrl, workspace.token)).toBe('closed 1006');
  } finally {
    await browser.close();
  }
});

it('a socket that a listed page opens with a bad token is told so, not cut off', async ({
  product,
  hostSites,
  openContext,
}) => {
  const site = await hostSites.start();
  const page = await (await openContext()).newPage();
  await page.goto(`${site.origin}/shop.html`);
  const socketUrl = `${product.bff.url.replace('http', 'ws')}/ws`;
  expect(await socketOutcome(page, socketUrl, 'not-a-token')).toBe('closed 4001');
});

/** What becomes of a socket that a page opens: `open` as soon as a frame arrives, else its close code. */
function socketOutcome(page: Page, url: string, token: string): Promise<string> {
  return page.evaluate(
    ([address, bearer]) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(address, ['bearer', bearer]);
        socket.addEventListener('message', () => resolve('open'));
        socket.addEventListener('close', ({ code }) => resolve(`closed ${code}`));
      }),
    [url, token] as const,
  );
}
