import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { publicRoutes, routes } from '@iris/contract';
import { apiClient, createKey } from '@iris/testkit';
import { describe, expect } from 'vitest';
import { axeComplaints } from '../support/axe.ts';
import { it } from '../support/iris.ts';

describe('/docs.html', () => {
  it('holds every call of the API, each with its own address', async ({ product, openContext }) => {
    const page = await (await openContext()).newPage();
    await page.goto(`${product.bff.url}/docs.html`);
    const calls = page.locator('details.operation');
    const ids = await calls.evaluateAll((all) => all.map(({ id }) => id));
    expect(ids.toSorted()).toEqual(publicRoutes.map(({ id }) => id).toSorted());
    const post = page.locator('details.operation', { hasText: 'Post a message' }).first();
    await post.locator('summary').click();
    await expect.poll(() => post.innerText()).toMatch(/content\s[\s\S]*code points after trimming/);
    expect(await post.innerText()).toContain('422 channel_archived');
  });

  it('is a page without scripts that loads nothing from elsewhere and breaks no rule of its policy', async ({
    product,
    openContext,
  }) => {
    const page = await (await openContext()).newPage();
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    const response = await page.goto(`${product.bff.url}/docs.html`);
    expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
    expect(await page.locator('script').count()).toBe(0);
    expect(said).toEqual([]);
    expect([...new Set(asked)]).toEqual([new URL(product.bff.url).origin]);
  });

  it.for([390, 820, 1440])('fits %i px with every call open', async (width, { product, openContext }) => {
    const page = await (await openContext({ viewport: { width, height: 900 } })).newPage();
    await page.goto(`${product.bff.url}/docs.html`);
    const calls = page.locator('details.operation');
    await calls.evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  it('has nothing that axe finds', async ({ product, openContext }) => {
    const page = await (await openContext()).newPage();
    await page.goto(`${product.bff.url}/docs.html`);
    await page.locator('summary', { hasText: 'Post a message' }).first().click();
    expect(await axeComplaints(page)).toEqual([]);
  });

  it('leads nowhere that does not exist', async ({ product, openContext }) => {
    const page = await (await openContext()).newPage();
    await page.goto(`${product.bff.url}/docs.html`);
    const links = await page.locator('a').evaluateAll((all) => all.map((link) => Reflect.get(link, 'href')));
    for (const link of new Set(links.map(String))) {
      const { pathname, hash } = new URL(link);
      expect([link, (await fetch(link)).status]).toEqual([link, 200]);
      // Other pages answer to their hashes by themselves, once somebody is signed in.
      if (hash && pathname === '/docs.html')
        expect([hash, await page.locator(hash).count()]).toEqual([hash, 1]);
    }
  });

  it('has examples that run', async ({ product, workspace, openContext }) => {
    const key = await createKey(product.coreApi.url, workspace.token);
    const { body } = await apiClient(product.coreApi.url).ok(routes.product.createChannel, {
      token: key.secret,
      body: { name: 'Order 1000' },
    });
    const page = await (await openContext()).newPage();
    await page.goto(`${product.bff.url}/docs.html`);
    const examples = (await page.locator('pre').allInnerTexts()).filter((text) => text.startsWith('curl '));
    expect(examples.length).toBeGreaterThan(2);
    for (const example of examples) {
      const command = example.replaceAll(/^curl /gm, 'curl -sS --fail-with-body ');
      const env = { TOKEN: workspace.token, IRIS_KEY: key.secret, CHANNEL: body.data.id };
      await promisify(execFile)('bash', ['-euc', command], { env: { PATH: process.env['PATH'], ...env } });
    }
  });
});
