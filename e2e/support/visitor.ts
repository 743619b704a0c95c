import type { Locator, Page } from 'playwright-core';

/** What a visitor sees of the widget on a page and does with it, found as a person finds it. */
export interface Visitor {
  readonly page: Page;
  readonly launcher: Locator;
  readonly panel: Locator;
  readonly composer: Locator;
  readonly conversation: Locator;
  /** Opens the panel by its launcher and waits until one can write. */
  open(): Promise<void>;
  /** Writes a message and sends it with Enter. */
  write(text: string): Promise<void>;
  /** Waits until a message with exactly this text is shown, by whomever. */
  sees(text: string): Promise<void>;
  /** Waits until this little text stands under the last own message: "Sent", "Delivered", "Read" … */
  seesReceipt(text: string | RegExp): Promise<void>;
}

export function visitorOn(page: Page): Visitor {
  const panel = page.getByRole('dialog');
  const composer = panel.getByRole('textbox', { name: 'Write a message' });
  const launcher = page.getByRole('button', { name: /^Open chat/ });
  const conversation = panel.getByRole('region', { name: 'Conversation' });
  return {
    page,
    launcher,
    panel,
    composer,
    conversation,
    async open() {
      await launcher.click();
      await composer.waitFor();
    },
    async write(text) {
      await composer.fill(text);
      await composer.press('Enter');
    },
    sees: (text) => conversation.getByText(text, { exact: true }).waitFor(),
    seesReceipt: (text) => conversation.getByRole('listitem').last().getByText(text).waitFor(),
  };
}

/** Names the visitor before anything is sent, as a host page does. */
export async function introduce(page: Page, displayName: string): Promise<void> {
  await page.addInitScript((display_name) => {
    const queue: unknown[] = [];
    const stub = Object.assign((...call: unknown[]) => void queue.push(call), { q: queue });
    Object.assign(window, { Iris: window.Iris ?? stub });
    window.Iris('setContext', { display_name });
  }, displayName);
}

declare global {
  interface Window {
    /** What `iris.js` puts on a page, or the stub that the page put there before (contract §11). */
    Iris: (command: string, ...args: unknown[]) => void;
  }
}
