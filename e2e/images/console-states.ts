import type { Page } from 'playwright-core';
import { answers, api } from './faked-answers.ts';
import type { PageState } from './page-states.ts';

/** A state of the operator's console. */
export interface ConsoleStatePicture extends PageState {
  readonly who: 'owner' | 'viewer';
}

/** On a phone some of it stands where one doesn't look. */
const text = (words: string) => (page: Page) =>
  page.getByText(words).filter({ visible: true }).first().waitFor();
const rooms = (page: Page) => page.getByRole('navigation', { name: 'Rooms' });

/** What is asked of the server is answered otherwise from now on, and asked for again. */
const answered =
  (path: string, answer: Parameters<Page['route']>[1], reach: PageState['reach']) => async (page: Page) => {
    await page.route(`${api}/${path}`, answer);
    await page.reload();
    await reach(page);
  };

async function open(page: Page, name: string): Promise<void> {
  await rooms(page).getByRole('link').filter({ hasText: name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

const inRoom = (name: string, reach: PageState['reach']) => async (page: Page) => {
  await open(page, name);
  await reach(page);
};

/** A picture takes every animation to its end; the mark of a message is nothing by then. */
function holdMark(marked: Element): void {
  const root = marked.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.marked::after { animation: none }');
  root.adoptedStyleSheets.push(sheet);
}

async function searchFor(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search in all rooms' }).fill(words);
}

const asOwner = (name: string, reach: PageState['reach']): ConsoleStatePicture => ({
  name: `console-${name}`,
  who: 'owner',
  path: 'console.html',
  reach,
});

/** The operator's console; phones show of it the list or the room. */
export const consoleStates: readonly ConsoleStatePicture[] = [
  asOwner('queue', text('Priya Raman')),
  asOwner('queue-empty', answered('operator/queue?*', answers.data([]), text('No open rooms'))),
  asOwner(
    'queue-loading',
    answered('operator/queue?*', answers.never, (page) => page.locator('.skeleton').first().waitFor()),
  ),
  asOwner(
    'queue-failed',
    answered('operator/queue?*', answers.error(500, 'internal'), text('The rooms couldn’t be loaded')),
  ),
  asOwner('search', async (page) => {
    await searchFor(page, 'rack');
    await page.locator('mark').first().waitFor();
  }),
  asOwner('search-nothing', async (page) => {
    await searchFor(page, 'unicycle');
    await text('Nothing found')(page);
  }),
  asOwner('found', async (page) => {
    await searchFor(page, 'rack');
    await rooms(page).locator('mark').first().click();
    await page.locator('.marked').evaluate(holdMark);
  }),
  asOwner(
    'assign',
    inRoom('Priya Raman', async (page) => {
      await page.getByRole('button', { name: /^(?:Assign to|Answered by)/ }).click();
      await page.getByRole('option').nth(1).waitFor();
    }),
  ),
  asOwner('draft', inRoom('Priya Raman', text('Can I bring a folding bike on a train?'))),
  asOwner(
    'note',
    inRoom('Hanna Virtanen', async (page) => {
      await text('Paid already')(page);
      await page.keyboard.press('Alt+KeyN');
      await page.getByRole('textbox', { name: 'Note about Hanna Virtanen' }).waitFor();
    }),
  ),
  asOwner('room-loading', async (page) => {
    await page.route(`${api}/channels/*/messages?*`, answers.never);
    await open(page, 'Priya Raman');
  }),
  asOwner('room-failed', async (page) => {
    await page.route(`${api}/channels/*/messages?*`, answers.error(500, 'internal'));
    await open(page, 'Priya Raman');
    await text('The conversation couldn’t be loaded')(page);
  }),
  asOwner(
    'room-offline',
    inRoom('Priya Raman', async (page) => {
      await text('Does the Tern E fit')(page);
      await page.context().setOffline(true);
      await text('You’re offline.')(page);
    }),
  ),
  asOwner('keys', async (page) => {
    await text('Priya Raman')(page);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  }),
  asOwner('palette', async (page) => {
    await text('Priya Raman')(page);
    await page.keyboard.press('Control+KeyK');
    await page.getByRole('combobox', { name: 'Find a room or an act' }).waitFor();
  }),
  { ...asOwner('viewer', inRoom('Priya Raman', text('You can read here.'))), who: 'viewer' },
];
