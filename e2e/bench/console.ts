// A workspace of ten thousand rooms, one of them with fifty thousand messages, in a browser on a slowed processor:
// how soon the console shows it, how it scrolls through all of it, and how it answers while two hundred rooms write.
// Prints one line, and fails beyond the limits. Run after `npm run build`; needs a machine that does nothing else.
import { createWorkspace } from '@iris/testkit';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { operatorOn } from '../support/operator.ts';
import { answerWhile, openBusyRooms } from './console/busy-rooms.ts';
import { openConsole, places, type Session, throttling } from './console/console-page.ts';
import { type Product, startProduct } from './console/product.ts';
import { isAtFirstMessage, isAtLastRoom, scrollThrough } from './console/scrolling.ts';
import { seed, size } from './console/seed.ts';
import { conclude } from './harness/verdict.ts';

const limits = { firstViewMs: 1_000, longestTaskMs: 50, heapGrowthMb: 12, nodes: 12_000, p95Ms: 100 };
const firstViews = 5;
const answeringSeconds = 20;
/** Down again is the same way: a stretch of it is enough. */
const stretchLooks = 60;

async function signedIn(browser: Browser, url: string, who: { email: string; password: string }) {
  const context = await browser.newContext({ locale: 'en-GB' });
  await operatorOn(await context.newPage(), url).signIn(who);
  const session = await context.storageState();
  await context.close();
  return session;
}

/** Milliseconds until a place is painted, in a browser that has never been there; the median of some. */
async function firstView(browser: Browser, url: string, session: Session, place: keyof typeof places) {
  const times: number[] = [];
  for (let view = 0; view < firstViews; view += 1) {
    const page = await openConsole(browser, url, session);
    times.push(Math.round(await page.firstPaintOf(places[place])));
    await page.close();
  }
  return times.toSorted((a, b) => a - b)[Math.floor(firstViews / 2)] ?? 0;
}

async function measure(browser: Browser, { adminUrl, apiUrl, bffUrl }: Product) {
  const workspace = await createWorkspace(apiUrl);
  const longRoom = await seed(adminUrl, workspace.tenantId, workspace.user.id);
  const session = await signedIn(browser, bffUrl, workspace);
  const [listUrl, roomUrl] = [`${bffUrl}/console.html`, `${bffUrl}/console.html#room=${longRoom}`];
  const firstViewMs = {
    rooms: await firstView(browser, listUrl, session, 'row'),
    conversation: await firstView(browser, roomUrl, session, 'bubble'),
  };
  say({ firstViewMs });

  const list = await openConsole(browser, listUrl, session);
  await list.firstPaintOf(places.row);
  const rooms = await scrollThrough(list, 'rooms', 'down', () => isAtLastRoom(list));
  say({ rooms });
  await list.close();

  const room = await openConsole(browser, roomUrl, session);
  await room.firstPaintOf(places.bubble);
  const upward = await scrollThrough(room, 'log', 'up', () => isAtFirstMessage(room));
  say({ upward });
  const downward = await scrollThrough(room, 'log', 'down', after(stretchLooks));

  const write = await openBusyRooms(apiUrl, workspace.tenantId);
  const answering = [];
  for (const rate of [1, 20]) answering.push(await answerWhile(room, write, rate, answeringSeconds));
  await room.close();
  return { firstViewMs, rooms, upward, downward, answering };
}

/** A part is told when it is measured: all of them take minutes. */
function say(part: object): void {
  process.stderr.write(`${JSON.stringify(part)}\n`);
}

function after(looks: number): () => Promise<boolean> {
  let left = looks;
  return async () => (left -= 1) < 0;
}

type Figures = Awaited<ReturnType<typeof measure>>;

function isWithin({ firstViewMs, rooms, upward, downward, answering }: Figures): boolean {
  return (
    Object.values(firstViewMs).every((ms) => ms <= limits.firstViewMs) &&
    [rooms, upward, downward].every(
      ({ longestTaskMs, heapMb: [before, most], nodes }) =>
        longestTaskMs <= limits.longestTaskMs &&
        most - before <= limits.heapGrowthMb &&
        Math.max(...nodes) <= limits.nodes,
    ) &&
    answering.every(({ p95Ms }) => p95Ms <= limits.p95Ms)
  );
}

const product = await startProduct();
const browser = await launchChromium();
try {
  const figures = await measure(browser, product);
  conclude({ bench: 'console', throttling, size, ...figures, limits, ok: isWithin(figures) });
} finally {
  await browser.close();
  await product.stop();
}
