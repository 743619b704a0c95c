import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** The rules of axe whose outcome a colour scheme can change. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe has to say about a page, in light and in dark, in a form that a failure can be read from. */
export async function axeComplaints(page: Page): Promise<readonly string[]> {
  await inScheme(page, 'dark');
  const inDark = await complaintsOf(new AxeBuilder({ page }).withRules(colourRules));
  await inScheme(page, 'light');
  return [
    ...inDark.map((complaint) => `dark: ${complaint}`),
    ...(await complaintsOf(new AxeBuilder({ page }))),
  ];
}

/** An animation caught half-way has other colours than the ones it ends in. */
async function inScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
}

async function complaintsOf(axe: AxeBuilder): Promise<readonly string[]> {
  // No page of ours has frames, whose findings a page of axe's own would be opened to put together.
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
