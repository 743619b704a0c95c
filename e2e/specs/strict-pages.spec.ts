import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { it } from '../support/iris.ts';
import { teamOf } from '../support/team.ts';
import { introduce, visitorOn } from '../support/visitor.ts';

/** The policy of contract §11, and where its breaches are reported to. */
const strictPolicy = {
  'Content-Security-Policy':
    "default-src 'none'; script-src {{cdn_base}}; connect-src {{cdn_base}} {{ws_base}}; img-src {{cdn_base}}; " +
    "require-trusted-types-for 'script'; report-uri /reports",
};

const markdown = [
  '**Two** things, _both_ in `stock`:',
  '- a [copper one](https://shop.example/copper)',
  '- a silent one: https://shop.example/silent',
  '',
  '```\nconst kettle = "on";\n```',
].join('\n');

/** Breaches of the page's policy, as the browser tells the page. */
async function breachesOf(page: Page): Promise<readonly string[]> {
  const breaches: string[] = [];
  await page.exposeFunction('tellBreach', (breach: string) => void breaches.push(breach));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- exposed just above
      (window as unknown as { tellBreach: (breach: string) => void }).tellBreach(
        `${violatedDirective} ${blockedURI} ${sample}`,
      );
    });
  });
  return breaches;
}

it('a page under the strictest policy and with Trusted Types holds a whole conversation without one violation', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const team = teamOf(product, workspace);
  const words = { ws_base: product.bff.url.replace('http', 'ws') };
  const site = await hostSites.start({ headers: strictPolicy, words });
  const page = await (await openContext()).newPage();
  const breaches = await breachesOf(page);
  const visitor = visitorOn(page);
  await page.goto(`${site.origin}/strict-csp.html`);
  await visitor.open();
  await visitor.write('See https://shop.example/kettle or mailto:ada@example.com, <b>please</b>');
  await visitor.seesReceipt('Delivered');
  const room = await team.room();
  await team.answer(room, markdown, 'markdown');
  await visitor.conversation.getByRole('link', { name: 'copper one' }).waitFor();
  await page.keyboard.press('Escape');
  await visitor.panel.waitFor({ state: 'hidden' });
  await visitor.open();

  expect(breaches).toEqual([]);
  expect(site.posted).toEqual([]);
  const links = visitor.conversation.getByRole('link');
  const targets = await links.evaluateAll((all) =>
    all.map((link) => [link.getAttribute('href'), link.getAttribute('rel')?.split(' ').sort().join(' ')]),
  );
  expect(targets).toEqual([
    ['https://shop.example/kettle', 'nofollow noopener'],
    ['mailto:ada@example.com', 'nofollow noopener'],
    ['https://shop.example/copper', 'nofollow noopener'],
    ['https://shop.example/silent', 'nofollow noopener'],
  ]);
  await visitor.sees('const kettle = "on";');

  // The trap is armed: the page itself can't do what the widget didn't do.
  await page.evaluate(() => {
    const image = document.createElement('img');
    image.src = 'https://elsewhere.example/pixel.gif';
    document.body.append(image);
  });
  await expect.poll(() => breaches).toHaveLength(1);
  await expect.poll(() => site.posted).toHaveLength(1);
});

it('a cross-origin isolated page runs the widget', async ({ hostSites, openContext }) => {
  const site = await hostSites.start({
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  });
  const page = await (await openContext()).newPage();
  await page.goto(`${site.origin}/shop.html`);
  expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);
  const visitor = visitorOn(page);
  await visitor.open();
  await visitor.write('From an isolated page');
  await visitor.seesReceipt('Delivered');
});

it('where every storage is blocked the conversation works for the page’s life', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const team = teamOf(product, workspace);
  const site = await hostSites.start();
  const page = await (await openContext()).newPage();
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  await introduce(page, 'Nobody in particular');
  await page.goto(`${site.origin}/blocked-storage.html`);
  const visitor = visitorOn(page);
  await visitor.open();
  await visitor.write('Do you remember me?');
  await visitor.seesReceipt('Delivered');
  await team.answer(await team.room(), 'As long as you stay.');
  await visitor.sees('As long as you stay.');
  await page.keyboard.press('Escape');
  await visitor.open();
  await visitor.sees('Do you remember me?');
  expect(failures).toEqual([]);
});
