import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** How much slower than this machine the browser is made. */
export const throttling = 4;

/** A way through shadow roots: each selector is looked for inside of what the one before it found. */
type Path = readonly string[];

/** A list, and its rows. */
export interface Place {
  readonly list: Path;
  readonly row: string;
}

/** What is looked at. */
export const places = {
  rooms: { list: ['iris-console', 'iris-workspace', 'iris-room-list', '.list'], row: 'a.row' },
  conversation: {
    list: ['iris-console', 'iris-workspace', 'iris-conversation', 'iris-message-log', '.log'],
    row: '.bubble',
  },
} as const satisfies Readonly<Record<string, Place>>;

declare global {
  interface Window {
    /** What the page notes about itself from its first moment on. */
    noted: {
      find(path: Path): Element | null;
      /** How much of a list's view has rows, in px from its first to its last one; null while there is none. */
      drawn(place: Place): { readonly px: number; readonly of: number } | null;
      /** Milliseconds each, since they were last taken. */
      longTasks: number[];
      /** The longest event of each interaction, by its number; those under 16 ms aren't told. */
      interactions: Map<number, number>;
    };
  }
}

function note(): void {
  const find = (path: Path): Element | null => {
    let root: ParentNode = document;
    for (const selector of path.slice(0, -1)) {
      const inside: ShadowRoot | null | undefined = root.querySelector(selector)?.shadowRoot;
      if (!inside) return null;
      root = inside;
    }
    return root.querySelector(path.at(-1) ?? '');
  };
  const drawn = ({ list, row }: Place) => {
    const view = find(list);
    const rows = view?.querySelectorAll(row) ?? [];
    const [first, last] = [rows[0], rows[rows.length - 1]];
    if (view === null || first === undefined || last === undefined) return null;
    const px = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
    return { px, of: view.clientHeight };
  };
  const noted = { find, drawn, longTasks: new Array<number>(), interactions: new Map<number, number>() };
  window.noted = noted;
  new PerformanceObserver((list) => {
    noted.longTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const id: unknown = Reflect.get(entry, 'interactionId');
      if (typeof id !== 'number' || id === 0) continue;
      noted.interactions.set(id, Math.max(entry.duration, noted.interactions.get(id) ?? 0));
    }
  }).observe(Object.assign({ type: 'event', buffered: true }, { durationThreshold: 16 }));
}

/** What a page takes, after everything that can be freed was freed. */
export interface Memory {
  readonly heapMb: number;
  readonly nodes: number;
}

/** When something was painted, in milliseconds from the navigation. */
export interface FirstView {
  /** Its first row. */
  readonly firstMs: number;
  /** So many rows that they fill its view. */
  readonly fullMs: number;
}

/** The console in a slow browser, and what can be measured about it. */
export interface ConsolePage {
  readonly page: Page;
  firstView(place: Place): Promise<FirstView>;
  /** Makes the browser so many times slower than the machine. */
  slow(rate: number): Promise<void>;
  /** Milliseconds of each long task since it was last asked. */
  takeLongTasks(): Promise<readonly number[]>;
  memory(): Promise<Memory>;
  close(): Promise<void>;
}

/** A signed-in browser, to be opened again and again with an empty cache. */
export type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

const viewport = { width: 1440, height: 900 };

export async function openConsole(browser: Browser, url: string, session: Session): Promise<ConsolePage> {
  const context = await browser.newContext({ storageState: session, viewport, locale: 'en-GB' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await makeRoom(devtools);
  const slow = async (rate: number) => {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate });
  };
  await slow(throttling);
  await page.addInitScript(note);
  await page.goto(url, { waitUntil: 'commit' });
  return {
    page,
    slow,
    firstView: (place) => firstViewOf(page, place),
    takeLongTasks: () => page.evaluate(() => window.noted.longTasks.splice(0)),
    memory: () => memoryOf(page, devtools),
    close: () => context.close(),
  };
}

/**
 * The window's own bars take some of its height. What changes only below its edge is never presented, and the browser
 * counts the time until something is.
 */
async function makeRoom(devtools: CDPSession): Promise<void> {
  const { windowId } = await devtools.send('Browser.getWindowForTarget');
  const bounds = { width: viewport.width, height: viewport.height + 200 };
  await devtools.send('Browser.setWindowBounds', { windowId, bounds });
}

function firstViewOf(page: Page, place: Place): Promise<FirstView> {
  return page.evaluate(
    (wanted) =>
      new Promise<FirstView>((resolve) => {
        let firstMs: number | null = null;
        // What is sent while a picture is drawn arrives once that is painted.
        const { port1, port2 } = new MessageChannel();
        const lookAtNext = () => requestAnimationFrame(() => port1.postMessage(null));
        port2.addEventListener('message', () => {
          const now = performance.now();
          const drawn = window.noted.drawn(wanted);
          if (drawn !== null) firstMs ??= now;
          if (drawn !== null && firstMs !== null && drawn.px >= drawn.of) resolve({ firstMs, fullMs: now });
          else lookAtNext();
        });
        port2.start();
        lookAtNext();
      }),
    place,
  );
}

/** Freeing takes a long task of its own, which is not the page's. */
async function memoryOf(page: Page, devtools: CDPSession): Promise<Memory> {
  const before = await page.evaluate(() => window.noted.longTasks.length);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes } = await devtools.send('Memory.getDOMCounters');
  await page.evaluate((count) => window.noted.longTasks.splice(count), before);
  return { heapMb: Math.round(usedSize / 1e5) / 10, nodes };
}
