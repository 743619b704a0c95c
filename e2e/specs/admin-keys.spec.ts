import { expect } from 'vitest';
import { adminOn } from '../support/admin.ts';
import { it } from '../support/iris.ts';
import { operatorOn } from '../support/operator.ts';

it('an owner makes a key, uses it, rotates it with a grace, and revokes it; its secret is shown once', async ({
  product,
  workspace,
  openContext,
}) => {
  const page = await (await openContext()).newPage();
  await operatorOn(page, product.bff.url).signIn(workspace);
  const admin = adminOn(page, product.bff.url);
  const secret = page.getByRole('group', { name: 'Secret of Production backend' }).locator('code');
  const statusOf = async (key: string) => {
    const headers = { authorization: `Bearer ${key}` };
    return (await fetch(`${product.coreApi.url}/api/product/v1/me`, { headers })).status;
  };
  await admin.open('keys', 'API keys');
  await admin.sees('No keys yet');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Production backend');
  await page.getByRole('checkbox', { name: /Write, edit and delete messages/ }).uncheck();
  await page.getByRole('button', { name: 'Create key' }).click();
  const first = await secret.innerText();
  expect(first).toMatch(/^iris_sk_/);
  expect(await statusOf(first)).toBe(200);
  expect(await scopesOf(product.coreApi.url, first)).not.toContain('chat:messages.write');

  await page.reload();
  await admin.row('Production backend').getByText('last used just now').waitFor();
  expect(await page.content()).not.toContain(first);
  expect(await secret.count()).toBe(0);

  await page.getByRole('button', { name: 'Rotate key Production backend' }).click();
  await admin.question.getByRole('radio', { name: /In a day/ }).check();
  await admin.question.getByRole('button', { name: 'Make a new secret' }).click();
  await admin.sees('Old secret works for 24 h');
  const second = await secret.innerText();
  expect(second).not.toBe(first);
  expect([await statusOf(first), await statusOf(second)]).toEqual([200, 200]);

  await page.getByRole('button', { name: 'Revoke key Production backend' }).click();
  const revoke = admin.question.getByRole('button', { name: 'Revoke key “Production backend”' });
  expect(await revoke.isDisabled()).toBe(true);
  await admin.confirmByName('production backend', 'Revoke key “Production backend”');
  await admin.sees('No keys yet');
  expect([await statusOf(first), await statusOf(second)]).toEqual([401, 401]);

  await admin.open('audit', 'Audit log');
  await admin.sees(/Olivia Owner revoked a key/);
});

async function scopesOf(apiUrl: string, key: string): Promise<readonly string[]> {
  const answer = await fetch(`${apiUrl}/api/product/v1/me`, { headers: { 'x-api-key': key } });
  return (await answer.json()).data.scopes;
}
