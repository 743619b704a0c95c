import { runInNewContext } from 'node:vm';
import { createGuest } from '@iris/testkit';
import { expect } from 'vitest';
import { it } from '../support/iris.ts';
import { teamOf } from '../support/team.ts';

// The two examples of the seed documents, word for word. Only hosts are changed, as whoever copies them would.

/** `000_…`, "Realtime & WebSocket". */
const socketExample = `
const ws = new WebSocket("wss://rt.irissays.com/ws", ["bearer", token]);
ws.onmessage = (e) => {
  const ev = JSON.parse(e.data);
  // ev.type: "message.new" | "presence.changed" | "typing.indicator"
  render(ev);
};
`;

const withHost = (base: string) =>
  socketExample.replace('wss://rt.irissays.com', base.replace(/^http/, 'ws'));

interface Rendered {
  readonly type: string;
  readonly payload?: { readonly content?: string };
}

it('the socket example of 000_… renders what is said, run on a server', async ({ product, workspace }) => {
  const guest = await createGuest(product.coreApi.url, workspace.tenantId);
  const rendered: Rendered[] = [];
  const { ws } = openedBy(withHost(product.coreApi.url), guest.token, (event) => rendered.push(event));
  await expect.poll(() => rendered.map(({ type }) => type)).toContain('hello');
  expect(ws.protocol).toBe('bearer');
  await teamOf(product, workspace).answer(guest.chat.channel_id, 'As the seed says');
  await expect
    .poll(() => rendered.filter(({ type }) => type === 'message.new').map(({ payload }) => payload?.content))
    .toEqual(['As the seed says']);
  ws.close();
});

/** Runs an example that makes a `ws`; a `const` of a script stays in its context, so it is asked for at the end. */
function openedBy(example: string, token: string, render: (event: Rendered) => void): { ws: WebSocket } {
  const ws: unknown = runInNewContext(`${example}; ws`, { WebSocket, JSON, token, render });
  if (!(ws instanceof WebSocket)) throw new Error('The example made no socket');
  return { ws };
}

it('the same example renders what is said on a page of a listed site', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const site = await hostSites.start();
  const guest = await createGuest(product.coreApi.url, workspace.tenantId);
  const page = await (await openContext()).newPage();
  await page.goto(`${site.origin}/plain.html`);
  await page.evaluate((token) => {
    const list = document.createElement('ul');
    document.body.append(list);
    const render = (event: Rendered) => {
      const item = document.createElement('li');
      item.textContent = `${event.type} ${event.payload?.content ?? ''}`;
      list.append(item);
    };
    Object.assign(window, { token, render });
  }, guest.token);
  await page.addScriptTag({ content: withHost(product.bff.url) });
  await page.getByText('hello').waitFor();
  await teamOf(product, workspace).answer(guest.chat.channel_id, 'As the seed says');
  await page.getByText('message.new As the seed says', { exact: true }).waitFor();
});

it('the guest call of 001_… §8 gives a token, a chat and a resume token', async ({ product, workspace }) => {
  const response = await fetch(`${product.coreApi.url}/api/v1/session/guest`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      tenant_id: workspace.tenantId,
      display_name: 'Ada Lovelace',
      email: 'ada@example.com',
    }),
  });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({
    data: { token: expect.any(String), chat: expect.any(Object), resume_token: expect.any(String) },
  });
});
