import { createTeamMember, type TestTeamMember, type Workspace } from '@iris/testkit';
import { expect } from 'vitest';
import { adminOn } from '../support/admin.ts';
import { it } from '../support/iris.ts';
import { operatorOn } from '../support/operator.ts';

const pages = [
  ['overview', 'Overview'],
  ['team', 'Team'],
  ['keys', 'API keys'],
  ['widget', 'Widget'],
  ['library', 'Library'],
  ['install', 'Install'],
  ['compliance', 'Compliance'],
  ['audit', 'Audit log'],
] as const;

it.for(['owner', 'admin', 'operator', 'viewer'] as const)(
  'the role of %s decides over admin: its pages, or whom to ask; the server says the same',
  async (role, { product, workspace, openContext }) => {
    const who: Pick<Workspace | TestTeamMember, 'email' | 'password'> =
      role === 'owner' ? workspace : await createTeamMember(product.coreApi.url, workspace, role);
    const page = await (await openContext()).newPage();
    const operator = operatorOn(page, product.bff.url);
    await operator.signIn(who);
    const mayAdminister = role === 'owner' || role === 'admin';
    await page.getByRole('button', { name: /Example Company/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Admin' }).count()).toBe(mayAdminister ? 1 : 0);

    await page.goto(`${product.bff.url}/admin.html`);
    const statusOf = (path: string) => page.evaluate(async (url) => (await fetch(url)).status, path);
    const paths = [
      'team/members',
      'team/invites',
      'keys',
      'widget-config',
      'refused-origins',
      'retention-policy',
      'draft-settings',
      'audit-log',
    ];
    for (const path of paths) expect(await statusOf(`/api/v1/admin/${path}`)).toBe(mayAdminister ? 200 : 403);
    if (!mayAdminister) {
      await page.getByRole('heading', { name: 'Admin is for owners and admins' }).waitFor();
      await page.getByRole('link', { name: 'Open the console' }).click();
      await page.waitForURL('**/console.html');
      return;
    }
    for (const [, title] of pages) {
      await page.getByRole('navigation', { name: 'Admin' }).getByRole('link', { name: title }).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await expect.poll(() => page.title()).toBe(`${title} – Example Company – Iris`);
    }
    await page.getByRole('link', { name: 'Back to the console' }).click();
    await page.waitForURL('**/console.html');
  },
);

it('whoever isn’t signed in is led to the page that was asked for, once signed in', async ({
  product,
  workspace,
  openContext,
}) => {
  const page = await (await openContext()).newPage();
  await page.goto(`${product.bff.url}/admin.html#compliance`);
  await page.waitForURL('**/login.html*');
  await page.getByLabel('E-mail').fill(workspace.email);
  await page.getByLabel('Password', { exact: true }).fill(workspace.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Compliance' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Compliance' }).waitFor();
});

it('retention windows are kept, asked about before they shorten, and stand in the audit log', async ({
  product,
  workspace,
  openContext,
}) => {
  const page = await (await openContext()).newPage();
  await operatorOn(page, product.bff.url).signIn(workspace);
  const admin = adminOn(page, product.bff.url);
  await admin.open('compliance', 'Compliance');
  await page.getByLabel('Messages').fill('30');
  await page.getByRole('button', { name: 'Save' }).click();
  await admin.question.getByText('Messages: 30 days instead of').waitFor();
  await admin.question.getByRole('button', { name: 'Shorten the windows' }).click();
  await admin.sees('Last changed just now.');
  await page.reload();
  await expect.poll(() => page.getByLabel('Messages').inputValue()).toBe('30');

  await admin.open('audit', 'Audit log');
  await page.getByLabel('What').selectOption('Changed retention');
  await page.getByText('Olivia Owner changed how long things are kept.').click();
  await admin.sees('"messages_days": 30');
  await page.getByLabel('To', { exact: true }).fill('2020-01-01');
  await admin.sees('Nothing like that happened.');
});

it('an owner writes an article and a canned reply, which stay; a taken shortcut is refused in words', async ({
  product,
  workspace,
  openContext,
}) => {
  const page = await (await openContext()).newPage();
  await operatorOn(page, product.bff.url).signIn(workspace);
  const admin = adminOn(page, product.bff.url);
  const write = async (one: string, fields: Readonly<Record<string, string>>) => {
    await page.getByRole('button', { name: `New ${one}` }).click();
    for (const [label, words] of Object.entries(fields))
      await page.getByRole('textbox', { name: label, exact: true }).fill(words);
    await page.getByRole('button', { name: `Save ${one}` }).click();
  };
  await admin.open('library', 'Library');
  await write('article', { Title: 'Returns', Content: 'You can return it within 30 days.' });
  await admin.sees('Saved article “Returns”.');
  await write('canned reply', { Shortcut: 'thanks', Reply: 'Thank you for waiting.' });
  await admin.sees('Saved canned reply “/thanks”.');
  await write('canned reply', { Shortcut: 'Thanks', Reply: 'Many thanks.' });
  await admin.sees('This shortcut is taken. Choose another one.');

  await page.reload();
  await admin.row('Returns').getByText('You can return it within 30 days.').waitFor();
  await admin.row('/thanks').getByText('Thank you for waiting.').waitFor();
  await page.getByRole('button', { name: 'Edit article Returns' }).click();
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Refunds');
  await page.getByRole('button', { name: 'Save article' }).click();
  await page.getByRole('button', { name: 'Delete article Refunds' }).click();
  await admin.question.getByRole('button', { name: 'Delete article' }).click();
  await admin.sees('No articles yet');

  await page.getByLabel('An outside model').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await admin.question.getByRole('button', { name: 'Let text leave this machine' }).click();
  await admin.sees('An outside model may word drafts now.');
  await page.reload();
  await expect.poll(() => page.getByLabel('An outside model').isChecked()).toBe(true);
});

it('admin says that one is offline, and loads by itself when one is back', async ({
  product,
  workspace,
  openContext,
}) => {
  const context = await openContext();
  const page = await context.newPage();
  await operatorOn(page, product.bff.url).signIn(workspace);
  const admin = adminOn(page, product.bff.url);
  await admin.open('keys', 'API keys');
  await admin.open('team', 'Team');
  await context.setOffline(true);
  await page.getByText('What you change here can’t be saved until you are back.').waitFor();
  await page.getByRole('link', { name: 'API keys' }).click();
  await page.getByText('This loads by itself as soon as you are back.').waitFor();
  await context.setOffline(false);
  await admin.sees('No keys yet');
});

it.for([360, 390, 1_440])(
  'admin needs no sideways scrolling at %d px',
  async (width, { product, workspace, openContext }) => {
    const page = await (await openContext({ viewport: { width, height: 800 } })).newPage();
    await operatorOn(page, product.bff.url).signIn(workspace);
    const admin = adminOn(page, product.bff.url);
    for (const [name, title] of pages) {
      await admin.open(name, title);
      await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  },
);

it('a key can be made with the keyboard alone', async ({ product, workspace, openContext }) => {
  const page = await (await openContext()).newPage();
  const { keyboard } = page;
  await operatorOn(page, product.bff.url).signIn(workspace);
  await adminOn(page, product.bff.url).open('keys', 'API keys');
  const focused = page.locator(':focus').last();
  await page.getByRole('button', { name: 'New key' }).waitFor();
  await keyboard.press('Tab');
  expect(await focused.innerText()).toBe('Skip to the page');
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  expect(await focused.innerText()).toBe('The documentation');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await keyboard.type('By keyboard');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'The secret of “By keyboard”' }).waitFor();
  await keyboard.press('Tab');
  expect(await focused.innerText()).toBe('Copy');
});
