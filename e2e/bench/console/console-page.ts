import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** How much slower than this machine the browser is made. */
export const throttling = 4;

/** A way through shadow roots: each selector is looked for inside of what the one before it found. */
type Path = readonly string[];

/** What is looked at. */
export const places = {
  row: ['iris-console', 'iris-workspace', 'iris-room-list', 'a.row'],
  rooms: ['iris-console', 'iris-workspace', 'iris-room-list', '.list'],
  bubble: ['iris-console', 'iris-workspace', 'iris-conversation', 'iris-message-log', '.bubble'],
  log: ['iris-console', 'iris-workspace', 'iris-conversation', 'iris-message-log', '.log'],
} as const satisfies Readonly<Record<string, Path>>;

declare global {
  interface Window {
    /** What the page notes about itself from its first moment on. */
    noted: {
      find(path: Path): Element | null;
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
  const noted = { find, longTasks: new Array<number>(), interactions: new Map<number, number>() };
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

/** The console in a slow browser, and what can be measured about it. */
export interface ConsolePage {
  readonly page: Page;
  /** Milliseconds from the navigation until the place was painted. */
  firstPaintOf(path: Path): Promise<number>;
  /** Milliseconds of each long task since it was last asked. */
  takeLongTasks(): Promise<readonly number[]>;
  memory(): Promise<Memory>;
  close(): Promise<void>;
}

/** A signed-in browser, to be opened again and again with an empty cache. */
export type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

export async function openConsole(browser: Browser, url: string, session: Session): Promise<ConsolePage> {
  const context = await browser.newContext({
    storageState: session,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttling });
  await page.addInitScript(note);
  await page.goto(url, { waitUntil: 'commit' });
  const takeLongTasks = () => page.evaluate(() => window.noted.longTasks.splice(0));
  return {
    page,
    firstPaintOf: (path) => firstPaintOf(page, path),
    takeLongTasks,
    memory: () => memoryOf(page, devtools),
    close: () => context.close(),
  };
}

function firstPaintOf(page: Page, path: Path): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (window.noted.find(wanted) === null) requestAnimationFrame(look);
          // The next picture begins when this one is painted.
          else requestAnimationFrame(() => resolve(performance.now()));
        };
        look();
      }),
    path,
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
