import type { Workspace } from '@iris/testkit';
import type { Locator, Page } from 'playwright-core';

/** What an operator sees of the console and does with it, found as a person finds it. */
export interface Operator {
  readonly page: Page;
  readonly rooms: Locator;
  readonly replyBox: Locator;
  readonly conversation: Locator;
  /** Fills in the sign-in page, and waits for the console. */
  signIn(who: Pick<Workspace, 'email' | 'password'>): Promise<void>;
  /** Waits until a room of this visitor arrives in the list, and opens it. */
  openRoom(name: string | RegExp): Promise<void>;
  openFirstRoom(): Promise<void>;
  answer(text: string): Promise<void>;
  sees(text: string): Promise<void>;
  seesReceipt(text: string): Promise<void>;
}

export function operatorOn(page: Page, consoleUrl: string): Operator {
  const rooms = page.getByRole('navigation', { name: 'Rooms' }).getByRole('listitem').getByRole('link');
  const replyBox = page.getByRole('textbox', { name: /^Reply to/ });
  const conversation = page.getByRole('log');
  const open = async (room: Locator) => {
    await room.click();
    await replyBox.waitFor();
  };
  return {
    page,
    rooms,
    replyBox,
    conversation,
    async signIn({ email, password }) {
      await page.goto(`${consoleUrl}/login.html`);
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL('**/console.html*');
      await page.getByRole('navigation', { name: 'Rooms' }).waitFor();
    },
    openRoom: (name) => open(rooms.filter({ hasText: name })),
    openFirstRoom: () => open(rooms.first()),
    async answer(text) {
      await replyBox.fill(text);
      await replyBox.press('Enter');
    },
    sees: (text) => conversation.getByText(text, { exact: true }).waitFor(),
    seesReceipt: (text) => conversation.getByText(text, { exact: true }).last().waitFor(),
  };
}
