import type { BrowserContext, Page } from 'playwright-core';

/** Prints what stands on every open page, as a screen reader has it: what a failed journey saw last. */
export async function showPages(contexts: readonly BrowserContext[]): Promise<void> {
  for (const page of contexts.flatMap((context) => context.pages())) process.stderr.write(await shown(page));
}

async function shown(page: Page): Promise<string> {
  // A page that is going away has nothing to show any more.
  const snapshot = await page.locator('body').ariaSnapshot({ timeout: 2_000 }).catch(String);
  return `\nOn ${page.url().split('#')[0]}:\n${snapshot}\n`;
}
