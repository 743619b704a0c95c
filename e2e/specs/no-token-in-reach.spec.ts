import { routes } from '@iris/contract';
import { apiClient, createGuest } from '@iris/testkit';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { adminOn } from '../support/admin.ts';
import { it } from '../support/iris.ts';
import { operatorOn } from '../support/operator.ts';
import { tokensInReach } from '../support/reach.ts';

/** Addresses that the page asked for, sockets included. */
function addressesOf(page: Page): readonly string[] {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  page.on('websocket', (socket) => addresses.push(socket.url()));
  return addresses;
}

it('no script on the console or in admin can get at a session token', async ({
  product,
  workspace,
  openContext,
}) => {
  const guest = await createGuest(product.coreApi.url, workspace.tenantId, { display_name: 'Noor' });
  await apiClient(product.coreApi.url).ok(routes.messages.post, {
    token: guest.token,
    params: { id: guest.chat.channel_id },
    body: { content: 'Is anybody there?' },
  });
  const context = await openContext();
  const page = await context.newPage();
  const addresses = addressesOf(page);
  const operator = operatorOn(page, product.bff.url);
  await operator.signIn(workspace);
  await operator.openRoom('Noor');
  await operator.sees('Is anybody there?');
  const onConsole = await tokensInReach(page);
  expect(onConsole.found).toEqual([]);
  expect(onConsole.objects).toBeGreaterThan(5_000);

  const admin = adminOn(page, product.bff.url);
  for (const [name, title] of [
    ['team', 'Team'],
    ['keys', 'API keys'],
    ['audit', 'Audit log'],
  ] as const) {
    await admin.open(name, title);
    await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0);
    expect((await tokensInReach(page)).found).toEqual([]);
  }

  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  const { value: token = '' } = cookie ?? {};
  expect(token).toMatch(/^eyJ/);
  expect(addresses.filter((address) => address.includes(token))).toEqual([]);

  // The trap is armed: it finds a token deep in an element, in a closure's map, and in a cookie that scripts can read.
  await page.evaluate((planted) => {
    const frame = document.querySelector('iris-admin')?.shadowRoot?.querySelector('iris-admin-frame');
    Object.assign(frame ?? {}, { planted: { deep: [new Map([['here', planted]])] } });
    document.cookie = `planted=${planted}; SameSite=Strict`;
    sessionStorage.setItem('planted', planted);
  }, token);
  const { found } = await tokensInReach(page);
  expect(found).toContain('document.cookie');
  expect(found).toContain('sessionStorage');
  expect(found.filter((path) => path.includes('.planted.deep'))).not.toEqual([]);
});

it('a write without the console’s header, or from a page of another origin, is refused and does nothing', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const context = await openContext();
  const page = await context.newPage();
  await operatorOn(page, product.bff.url).signIn(workspace);
  const keys = `${product.bff.url}/api/v1/admin/keys`;
  const body = JSON.stringify({ name: 'Not asked for', key_type: 'secret' });
  const bare = await page.evaluate(
    async ([url, text]) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(url, { method: 'POST', headers, body: text })).status;
    },
    [keys, body] as const,
  );
  expect(bare).toBe(403);

  // The same site for cookies (they don't know ports), another origin for everything else.
  const site = await hostSites.start();
  await page.goto(`${site.origin}/plain.html`);
  const outcomes = await page.evaluate(
    async ([url, text]) => {
      const post = async (init: RequestInit) => {
        const answer = await fetch(url, { method: 'POST', credentials: 'include', body: text, ...init });
        return `${answer.type} ${answer.status}`;
      };
      const headers = { 'content-type': 'application/json', 'x-iris-console': '1' };
      return Promise.all([
        post({ mode: 'no-cors' }),
        post({ headers }).catch((problem: unknown) => String(problem)),
      ]);
    },
    [keys, body] as const,
  );
  expect(outcomes).toEqual(['opaque 0', expect.stringContaining('TypeError')]);
  const answered = page.waitForResponse(keys);
  await page.evaluate(
    ([url, text]) => {
      const form = document.body.appendChild(document.createElement('form'));
      Object.assign(form, { method: 'POST', action: url, enctype: 'text/plain' });
      const field = form.appendChild(document.createElement('input'));
      Object.assign(field, { name: text.slice(0, -1), value: '"}' });
      form.submit();
    },
    [keys, body] as const,
  );
  expect((await answered).status()).toBe(403);
  // Chromium may never close a context that is left in the middle of a navigation.
  await page.waitForURL(keys);

  const { token } = workspace;
  const { body: list } = await apiClient(product.coreApi.url).ok(routes.keys.list, { token });
  expect(list.data).toEqual([]);
});
