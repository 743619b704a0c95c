import { routes } from '@iris/contract';
import { apiClient } from '@iris/testkit';
import { expect } from 'vitest';
import { adminOn } from '../support/admin.ts';
import { it } from '../support/iris.ts';
import { operatorOn } from '../support/operator.ts';
import { teamOf } from '../support/team.ts';
import { visitorOn } from '../support/visitor.ts';

it('an admin sees the widget change while typing, saves it, allows a refused site with one click, and there it works, as the page on installing says', async ({
  product,
  workspace,
  hostSites,
  openContext,
}) => {
  await teamOf(product, workspace).allowOrigins(['https://www.kettles.example']);
  const site = await hostSites.start();
  const shop = await (await openContext()).newPage();
  await shop.goto(`${site.origin}/shop.html`);

  const page = await (await openContext({ viewport: { width: 1_440, height: 900 } })).newPage();
  const guests: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/session/guest')) guests.push(request.url());
  });
  await operatorOn(page, product.bff.url).signIn(workspace);
  const admin = adminOn(page, product.bff.url);
  await admin.open('widget', 'Widget');
  const preview = page.frameLocator('iframe');
  const title = page.getByLabel('Title');
  await title.fill('Kettles and more');
  await preview.getByText('Kettles and more').waitFor();
  expect(await title.evaluate((field) => field.matches(':focus'))).toBe(true);
  await page.getByLabel('Welcome message').fill('Ask us about kettles.');
  await preview.getByText('Ask us about kettles.').waitFor();
  await page.getByLabel('Accent').fill('#0a7f5a');
  const accent = () =>
    preview.locator('.frame').evaluate((frame) => frame.style.getPropertyValue('--iris-accent'));
  await expect.poll(accent).toContain('#0a7f5a');
  await page.getByRole('button', { name: 'Save' }).click();
  await admin.sees('All is saved.');
  expect(guests).toEqual([]);

  await expect
    .poll(async () => {
      await page.getByRole('button', { name: 'Look again' }).click();
      return admin.row(site.origin).count();
    })
    .toBe(1);
  await page.getByRole('button', { name: `Allow ${site.origin}` }).click();
  await page.getByRole('button', { name: `Remove ${site.origin}` }).waitFor();

  const visitor = visitorOn(shop);
  await expect
    .poll(async () => {
      await shop.reload({ waitUntil: 'networkidle' });
      return visitor.launcher.isVisible();
    })
    .toBe(true);
  await visitor.open();
  await visitor.sees('Ask us about kettles.');

  await admin.open('install', 'Install');
  // The welcome stands there before the visit is counted.
  await expect
    .poll(async () => {
      await page.getByRole('button', { name: 'Look again' }).click();
      return page.getByText('visitors opened the chat once in the last 7 days.').count();
    })
    .toBe(1);
  const { body } = await apiClient(product.coreApi.url).ok(routes.widgetConfig.get, {
    token: workspace.token,
  });
  expect(body.data).toMatchObject({ title: 'Kettles and more', colors: { primary: '#0a7f5a' } });
});
