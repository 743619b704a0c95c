import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { it } from '../support/iris.ts';
import { teamOf } from '../support/team.ts';
import { visitorOn } from '../support/visitor.ts';

/** What Turbo does on a visit: a new body with the same scripts, which run again. */
async function visit(page: Page, title: string): Promise<void> {
  await page.evaluate((heading) => {
    const next = document.body.cloneNode(true);
    if (!(next instanceof HTMLBodyElement)) throw new Error('A body is a body');
    for (const old of next.querySelectorAll('script')) {
      const script = document.createElement('script');
      for (const { name, value } of old.attributes) script.setAttribute(name, value);
      old.replaceWith(script);
    }
    const main = next.querySelector('h1');
    if (main) main.textContent = heading;
    document.documentElement.replaceChild(next, document.body);
  }, title);
  await page.getByRole('heading', { name: title }).waitFor();
}

it('two tags on a page, and a router that swaps its body, leave one widget with its conversation', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const site = await hostSites.start();
  const page = await (await openContext()).newPage();
  await page.goto(`${site.origin}/turbo.html`, { waitUntil: 'networkidle' });
  const visitor = visitorOn(page);
  await visitor.open();
  expect(await page.locator('iris-widget').count()).toBe(1);
  await visitor.write('Stay with me');
  await visitor.seesReceipt('Delivered');

  for (const title of ['Second page', 'Third page']) {
    await visit(page, title);
    await visitor.sees('Stay with me');
    await page.waitForLoadState('networkidle');
    expect(await page.locator('iris-widget').count()).toBe(1);
  }
  await visitor.write('You did');
  await visitor.seesReceipt('Delivered');
  const team = teamOf(product, workspace);
  expect((await team.messages(await team.room())).map(({ content }) => content)).toEqual([
    'Stay with me',
    'You did',
  ]);
});

it('a router that throws the element away gets it back', async ({ hostSites, openContext }) => {
  const site = await hostSites.start();
  const page = await (await openContext()).newPage();
  await page.goto(`${site.origin}/turbo.html`);
  const visitor = visitorOn(page);
  await visitor.open();
  await page.evaluate(() => document.body.replaceChildren(document.createElement('hr')));
  await visitor.composer.waitFor();
  expect(await page.locator('iris-widget').count()).toBe(1);
  await visitor.write('Still here');
  await visitor.seesReceipt('Delivered');
});

it('double clicks, in two tabs at once, open the panel and make one conversation', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  const site = await hostSites.start();
  const context = await openContext();
  const [one, other] = [visitorOn(await context.newPage()), visitorOn(await context.newPage())];
  for (const { page } of [one, other]) await page.goto(`${site.origin}/shop.html`);
  await Promise.all([one.launcher.dblclick(), other.launcher.dblclick()]);
  await Promise.all([one.composer.waitFor(), other.composer.waitFor()]);
  await Promise.all([one.write('From one tab'), other.write('From the other')]);
  await Promise.all([one.sees('From the other'), other.sees('From one tab')]);

  const team = teamOf(product, workspace);
  const said = await team.messages(await team.room());
  expect(new Set(said.map(({ content }) => content))).toEqual(new Set(['From one tab', 'From the other']));
  expect(said).toHaveLength(2);
  expect(new Set(said.map(({ sender }) => sender.id)).size).toBe(1);
  expect(await team.channelCount()).toBe(1);
});
