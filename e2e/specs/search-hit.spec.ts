import { routes } from '@iris/contract';
import { apiClient, createGuest } from '@iris/testkit';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { it } from '../support/iris.ts';
import { operatorOn } from '../support/operator.ts';

/** How many messages follow the one that is found: several pages. */
const later = 120;
/** To scroll through all of it takes a busy machine many steps. */
const scrolling = { timeout: 60_000 };

/** Whether an element is in the part of the log that one sees. */
const isInView = (page: Page, text: string) =>
  page
    .getByRole('log')
    .getByText(text, { exact: true })
    .evaluate((found) => {
      const log = found.closest('[role=log]')?.getBoundingClientRect();
      const { top, bottom } = found.getBoundingClientRect();
      return log !== undefined && top >= log.top && bottom <= log.bottom;
    });

it('a hit of the search opens its message, far up in a long room, by an address of its own', async ({
  product,
  workspace,
  openContext,
}) => {
  const api = apiClient(product.coreApi.url);
  const guest = await createGuest(product.coreApi.url, workspace.tenantId, { display_name: 'Ada' });
  const inRoom = { params: { id: guest.chat.channel_id } };
  const say = (token: string, content: string) =>
    api.ok(routes.messages.post, { ...inRoom, token, body: { content } });
  for (let line = 1; line <= 40; line += 1) await say(workspace.token, `Before, line ${line}`);
  const { body: asked } = await say(guest.token, 'Is the copper kettle in stock?');
  const { seq } = asked.data;
  for (let line = 1; line <= later; line += 1) await say(workspace.token, `After, line ${line}`);

  const operator = operatorOn(
    await (await openContext({ reducedMotion: 'reduce' })).newPage(),
    product.bff.url,
  );
  const { page, conversation } = operator;
  const pages: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (request.method() === 'GET' && pathname.endsWith('/messages')) pages.push(search);
  });
  await operator.signIn(workspace);
  await page.getByRole('searchbox').fill('copper ket');
  await operator.rooms.locator('mark', { hasText: 'copper' }).click();
  await operator.sees('Is the copper kettle in stock?');
  expect(new URL(page.url()).hash).toBe(`#room=${guest.chat.channel_id}&message=${seq}`);
  await expect.poll(() => isInView(page, 'Is the copper kettle in stock?')).toBe(true);
  await page.getByRole('status').getByText('Is the copper kettle in stock?').waitFor();
  expect(pages[0]).toBe(`?after_seq=${seq - 26}&limit=50`);
  const loaded = () => pages.map((query) => Number(new URLSearchParams(query).get('after_seq') ?? Infinity));
  expect(Math.max(...loaded())).toBeLessThan(seq + 100);

  const mark = page.locator('.marked');
  expect(
    await mark.evaluate((bubble) => getComputedStyle(bubble, '::after').animationTimingFunction),
  ).toMatch(/^(steps\(1\b|step-end)/);
  await mark.waitFor({ state: 'detached' });

  await conversation.hover();
  for (const [pixels, text] of [
    [-4_000, 'Before, line 1'],
    [4_000, `After, line ${later}`],
  ] as const)
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, pixels);
        return conversation.getByText(text, { exact: true }).count();
      }, scrolling)
      .toBe(1);

  await page.reload();
  await expect.poll(() => isInView(page, 'Is the copper kettle in stock?')).toBe(true);
  await page.getByRole('button', { name: 'To the end' }).click();
  await expect.poll(() => isInView(page, `After, line ${later}`)).toBe(true);
  await say(guest.token, 'Is anybody there?');
  await expect.poll(() => isInView(page, 'Is anybody there?')).toBe(true);

  await api.ok(routes.messages.delete, { token: guest.token, params: { id: asked.data.id } });
  await page.reload();
  await page.getByRole('status').getByText('The message that you looked for was deleted.').waitFor();
  await expect.poll(() => isInView(page, 'Message deleted')).toBe(true);
});
