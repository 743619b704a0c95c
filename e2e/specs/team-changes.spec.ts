import { createTeamMember } from '@iris/testkit';
import { adminOn } from '../support/admin.ts';
import { it } from '../support/iris.ts';
import { operatorOn } from '../support/operator.ts';

it('a new role ends the member’s sessions, and holds from the next sign-in on', async ({
  product,
  workspace,
  openContext,
}) => {
  const toni = await createTeamMember(product.coreApi.url, workspace, 'operator', { full_name: 'Toni Tern' });
  const member = operatorOn(await (await openContext()).newPage(), product.bff.url);
  await member.signIn(toni);
  const page = await (await openContext()).newPage();
  await operatorOn(page, product.bff.url).signIn(workspace);
  const admin = adminOn(page, product.bff.url);
  await admin.open('team', 'Team');
  await page.getByRole('button', { name: 'Change role of Toni Tern' }).click();
  await admin.question.getByRole('radio', { name: /^Admin/ }).check();
  await admin.question.getByRole('button', { name: 'Change role' }).click();
  await admin.sees('Toni Tern is an admin now.');

  await member.page.waitForURL('**/login.html*');
  await member.page.getByText('Your session has ended.').waitFor();
  await member.signIn(toni);
  const theirs = adminOn(member.page, product.bff.url);
  await theirs.open('team', 'Team');
  await theirs.row(toni.email).getByText('You', { exact: true }).waitFor();
});

it('a removed member’s console and admin end at once, and its password opens nothing', async ({
  product,
  workspace,
  openContext,
}) => {
  const toni = await createTeamMember(product.coreApi.url, workspace, 'admin', { full_name: 'Toni Tern' });
  const context = await openContext();
  const member = operatorOn(await context.newPage(), product.bff.url);
  await member.signIn(toni);
  const theirs = adminOn(await context.newPage(), product.bff.url);
  await theirs.open('team', 'Team');
  await theirs.row(toni.email).waitFor();

  const page = await (await openContext()).newPage();
  await operatorOn(page, product.bff.url).signIn(workspace);
  const admin = adminOn(page, product.bff.url);
  await admin.open('team', 'Team');
  await page.getByRole('button', { name: 'Remove Toni Tern' }).click();
  await admin.confirmByName('Toni Tern', 'Remove Toni Tern');
  await admin.sees('Removed Toni Tern.');

  await member.page.waitForURL('**/login.html*');
  // Admin has no socket: it learns by the next thing that is done there.
  await theirs.page.getByRole('link', { name: 'API keys' }).click();
  await theirs.page.waitForURL('**/login.html*');
  await theirs.page.getByLabel('E-mail').fill(toni.email);
  await theirs.page.getByLabel('Password', { exact: true }).fill(toni.password);
  await theirs.page.getByRole('button', { name: 'Sign in' }).click();
  await theirs.page.getByRole('alert').getByText('E-mail and password don’t match.').waitFor();
});
