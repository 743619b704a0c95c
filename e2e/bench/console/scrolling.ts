import { type ConsolePage, type Memory, places } from './console-page.ts';

/** What turning the wheel did to the page. */
export interface Wheeled {
  readonly px: number;
  readonly seconds: number;
  readonly longTasks: number;
  readonly longestTaskMs: number;
}

/** What scrolling through all of something did to the page's memory. */
export interface Strode {
  readonly seconds: number;
  /** Before, at the worst of all looks on the way, and after. */
  readonly heapMb: Course;
  readonly nodes: Course;
}

export type Course = readonly [before: number, most: number, after: number];

/** Down the rooms, and up the conversation: away from where each begins. */
export type Scrolling = keyof typeof places;

/** A strong turn of the wheel. */
const wheelPx = 800;

/** Turns the wheel over a place, one turn after the other as soon as the page has taken it. */
export async function wheelOver(console: ConsolePage, what: Scrolling, turns: number): Promise<Wheeled> {
  const { page } = console;
  const box = await page
    .getByRole(what === 'rooms' ? 'navigation' : 'log')
    .first()
    .boundingBox();
  if (box === null) throw new Error(`${what} can't be seen`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await console.takeLongTasks();
  const startedAt = performance.now();
  for (let turn = 0; turn < turns; turn += 1)
    await page.mouse.wheel(0, what === 'rooms' ? wheelPx : -wheelPx);
  const seconds = secondsSince(startedAt);
  const tasks = await console.takeLongTasks();
  const longestTaskMs = Math.round(Math.max(0, ...tasks));
  return { px: turns * wheelPx, seconds, longTasks: tasks.length, longestTaskMs };
}

/** Memory is measured every so many pictures. */
const picturesPerLook = 400;

/**
 * Goes to the far end of a place again and again, as a scrollbar does that is dragged there and held, until there is no
 * more to come. At the machine's own speed: what is kept doesn't depend on it.
 */
export async function strideThrough(console: ConsolePage, what: Scrolling): Promise<Strode> {
  await console.slow(1);
  const samples = [await console.memory()];
  const startedAt = performance.now();
  for (let isAtEnd = false; !isAtEnd;) {
    isAtEnd = await stride(console, what);
    samples.push(await console.memory());
  }
  return {
    seconds: secondsSince(startedAt),
    heapMb: course(samples, ({ heapMb }) => heapMb),
    nodes: course(samples, ({ nodes }) => nodes),
  };
}

/** Whether all of it has been in reach. */
function stride({ page }: ConsolePage, what: Scrolling): Promise<boolean> {
  return page.evaluate(
    async ({ path, isDown, pictures }) => {
      const nextPicture = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const isAll = (list: Element) =>
        isDown
          ? list.querySelector('.end')?.textContent.startsWith('That’s all') === true
          : list.querySelector('[data-edge=older]') === null;
      for (let picture = 0; picture < pictures; picture += 1) {
        const list = window.noted.find(path);
        if (list === null) throw new Error('There is nothing to scroll');
        if (isAll(list)) return true;
        list.scrollTop = isDown ? list.scrollHeight : 0;
        await nextPicture();
      }
      return false;
    },
    { path: places[what].list, isDown: what === 'rooms', pictures: picturesPerLook },
  );
}

function course(samples: readonly Memory[], of: (memory: Memory) => number): Course {
  const values = samples.map(of);
  return [values[0] ?? 0, Math.max(...values), values.at(-1) ?? 0];
}

const secondsSince = (startedAt: number): number => Math.round((performance.now() - startedAt) / 1_000);
