import { linkIn } from '@iris/testkit';
import type { Page } from 'playwright-core';
import { adminOn } from '../support/admin.ts';
import { signUpByMail } from '../support/follow-mails.ts';
import { it } from '../support/iris.ts';

const [oldPassword, newPassword] = ['it-was-this-one-before', 'and-now-it-is-this-one'];
const asked = 'Subject: Set a new password';

async function signIn(page: Page, email: string, password: string) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function setPassword(page: Page, link: string, password: string) {
  await page.goto(link);
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
}

it('a forgotten password is set anew by the mail’s link, once, in every workspace, which then can be chosen', async ({
  mailed,
  openContext,
}) => {
  const cdn = mailed.bff.url;
  const mara = { name: 'Mara Moss', email: 'mara@kilns.example', password: oldPassword };
  const owner = await (await openContext()).newPage();
  await signUpByMail(owner, mailed, mara, 'Kiln & Co');
  const other = adminOn(await (await openContext()).newPage(), cdn);
  await signUpByMail(other.page, mailed, { ...mara, email: 'otto@glazes.example' }, 'Glaze House');
  await other.open('team', 'Team');
  await other.invite(mara.email, 'operator');
  await other.page.getByText(`The invitation to ${mara.email} is on its way.`).waitFor();
  const page = await (await openContext()).newPage();
  const invited = 'Subject: Mara Moss invites you';
  await page.goto(linkIn(await mailed.mailServer.mailTo(mara.email, invited)).href);
  await page.getByLabel('Your name').fill('Mara Moss');
  await page.getByLabel('Password', { exact: true }).fill('another-one-over-there');
  await page.getByRole('button', { name: 'Join the team' }).click();
  await page.waitForURL('**/console.html');

  await page.context().clearCookies();
  await page.goto(`${cdn}/login.html`);
  await page.getByRole('link', { name: 'Forgotten password?' }).click();
  await page.getByLabel('E-mail').fill(mara.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
  const { href } = linkIn(await mailed.mailServer.mailTo(mara.email, asked));
  await setPassword(page, href, newPassword);
  await page.getByText(/It opens .*Kiln & Co/).waitFor();
  await page.getByText(/It opens .*Glaze House/).waitFor();

  // Whoever was signed in with the old password is signed out.
  await owner.waitForURL('**/login.html*');
  await signIn(owner, mara.email, oldPassword);
  await owner.getByRole('alert').getByText('E-mail and password don’t match.').waitFor();

  await page.getByRole('link', { name: 'Sign in' }).first().click();
  await signIn(page, mara.email, newPassword);
  await page.getByRole('heading', { name: 'Choose a workspace' }).waitFor();
  await page.getByRole('button', { name: /Glaze House/ }).click();
  await page.waitForURL('**/console.html');
  await page.getByText('Glaze House').first().waitFor();

  await page.goto('about:blank');
  await setPassword(page, href, 'a-third-one-by-the-same-link');
  await page.getByRole('heading', { name: 'This link has expired' }).waitFor();
  await page.getByRole('link', { name: 'Get a new link' }).click();
  await page.getByRole('heading', { name: 'Forgotten password' }).waitFor();
});
