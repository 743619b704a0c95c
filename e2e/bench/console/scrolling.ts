import { places, type ConsolePage, type Memory } from './console-page.ts';

/** What scrolling through something long did to the page. */
export interface Scrolled {
  readonly px: number;
  readonly seconds: number;
  readonly longTasks: number;
  readonly longestTaskMs: number;
  /** Before, at the worst of all looks on the way, and after. */
  readonly heapMb: readonly [before: number, most: number, after: number];
  readonly nodes: readonly [before: number, most: number, after: number];
}

/** A strong turn of the wheel. */
const wheelPx = 800;
const wheelsPerLook = 10;
/** Memory is measured every so many looks. */
const looksPerMemory = 20;

/** Turns the wheel over a place until `isAtEnd` says so. */
export async function scrollThrough(
  console: ConsolePage,
  place: 'rooms' | 'log',
  direction: 'up' | 'down',
  isAtEnd: () => Promise<boolean>,
): Promise<Scrolled> {
  const { page } = console;
  const box = await page
    .getByRole(place === 'rooms' ? 'navigation' : 'log')
    .first()
    .boundingBox();
  if (box === null) throw new Error(`${place} can't be seen`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const samples = [await console.memory()];
  await console.takeLongTasks();
  const startedAt = performance.now();
  let wheels = 0;
  for (let look = 1; !(await isAtEnd()); look += 1) {
    for (let wheel = 0; wheel < wheelsPerLook; wheel += 1)
      await page.mouse.wheel(0, direction === 'down' ? wheelPx : -wheelPx);
    wheels += wheelsPerLook;
    if (look % looksPerMemory === 0) samples.push(await console.memory());
  }
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  const tasks = await console.takeLongTasks();
  samples.push(await console.memory());
  return {
    px: wheels * wheelPx,
    seconds,
    longTasks: tasks.length,
    longestTaskMs: Math.round(Math.max(0, ...tasks)),
    heapMb: course(samples, ({ heapMb }) => heapMb),
    nodes: course(samples, ({ nodes }) => nodes),
  };
}

function course(samples: readonly Memory[], of: (memory: Memory) => number): [number, number, number] {
  const values = samples.map(of);
  return [values[0] ?? 0, Math.max(...values), values.at(-1) ?? 0];
}

/** Whether the last of all rooms is in view. */
export function isAtLastRoom({ page }: ConsolePage): Promise<boolean> {
  return page.evaluate((path) => {
    const list = window.noted.find(path);
    const isAll = list?.querySelector('.end')?.textContent.startsWith('That’s all') ?? false;
    return list !== null && isAll && list.scrollHeight - list.scrollTop - list.clientHeight < 2;
  }, places.rooms);
}

/** Whether the first message, which nothing precedes, is in view. */
export function isAtFirstMessage({ page }: ConsolePage): Promise<boolean> {
  return page.evaluate((path) => {
    const log = window.noted.find(path);
    return log !== null && log.scrollTop < 1 && log.querySelector('[data-edge=older]') === null;
  }, places.log);
}
