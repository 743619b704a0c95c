import { linkIn, type MailedProduct } from '@iris/testkit';
import type { Page } from 'playwright-core';

/** Somebody who will be on a team. */
export interface Joiner {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Signs up on the page, follows the mail's link, and waits for the console of the new workspace. */
export async function signUpByMail(
  page: Page,
  { bff, mailServer }: MailedProduct,
  owner: Joiner,
  company: string,
): Promise<void> {
  await page.goto(`${bff.url}/signup.html`);
  await page.getByLabel('Your name').fill(owner.name);
  await page.getByLabel('Company').fill(company);
  await page.getByLabel('Work e-mail').fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByText('It is free.').waitFor();
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
  await page.goto(linkIn(await mailServer.mailTo(owner.email)).href);
  await page.waitForURL('**/console.html');
}

/** Follows the link of an invitation's mail and fills in the form; waits for nothing. */
export async function acceptByMail(page: Page, { mailServer }: MailedProduct, who: Joiner): Promise<void> {
  await page.goto(linkIn(await mailServer.mailTo(who.email)).href);
  await page.getByLabel('Your name').fill(who.name);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Join the team' }).click();
}
