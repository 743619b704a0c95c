import type { OrgRole } from '@iris/contract';
import type { Locator, Page } from 'playwright-core';

/** What an owner or admin sees of admin and does there, found as a person finds it. */
export interface Admin {
  readonly page: Page;
  /** The dialog that asks before an act. */
  readonly question: Locator;
  /** Opens a page by its address, as a bookmark does, and waits for its heading. */
  open(
    name: 'overview' | 'team' | 'keys' | 'widget' | 'library' | 'install' | 'compliance' | 'audit',
    title: string,
  ): Promise<void>;
  /** Invites by e-mail and role, on the team's page. */
  invite(email: string, role: Exclude<OrgRole, 'owner'>): Promise<void>;
  /** The row of a list that has these words. */
  row(words: string): Locator;
  /** Types the name that is asked for, and presses the button that names the act. */
  confirmByName(name: string, act: string): Promise<void>;
  sees(text: string | RegExp): Promise<void>;
}

export function adminOn(page: Page, consoleUrl: string): Admin {
  const question = page.getByRole('dialog');
  return {
    page,
    question,
    async open(name, title) {
      await page.goto(`${consoleUrl}/admin.html#${name}`);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
    },
    async invite(email, role) {
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Role', { exact: true }).selectOption(role);
      await page.getByRole('button', { name: 'Invite' }).click();
      await page.getByRole('listitem').filter({ hasText: email }).waitFor();
    },
    row: (words) => page.getByRole('listitem').filter({ hasText: words }),
    async confirmByName(name, act) {
      await question.getByLabel('To confirm').fill(name);
      await question.getByRole('button', { name: act }).click();
      await question.waitFor({ state: 'detached' });
    },
    sees: (text) => page.getByText(text).first().waitFor(),
  };
}
