import type { Cancel } from '@iris/client';

/** A clock that stands still until it is told to go, and then takes no time at all. */
export interface VirtualClock {
  readonly now: () => number;
  readonly after: (delayMs: number, run: () => void) => Cancel;
  /** Lets so many ms go by, with everything that happens in them, promises included. */
  advance(ms: number): Promise<void>;
}

interface Timer {
  readonly at: number;
  /** In the order of setting, where two are due at the same moment. */
  readonly order: number;
  run: (() => void) | null;
}

export function virtualClock(): VirtualClock {
  /** A binary heap, the next one first: there are tens of thousands. */
  const heap: Timer[] = [];
  let now = 0;
  let count = 0;

  return {
    now: () => now,
    after: (delayMs, run) => {
      const timer: Timer = { at: now + Math.max(0, delayMs), order: (count += 1), run };
      push(heap, timer);
      return () => void (timer.run = null);
    },
    advance: async (ms) => {
      const end = now + ms;
      await settled();
      for (let next = heap[0]; next && next.at <= end; next = heap[0]) {
        pop(heap);
        if (next.run === null) continue;
        now = next.at;
        next.run();
        if (heap[0]?.at !== now) await settled();
      }
      now = end;
    },
  };
}

/** Every promise that is settled by now has been noticed. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

const isBefore = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

function push(heap: Timer[], timer: Timer): void {
  heap.push(timer);
  for (let index = heap.length - 1; index > 0;) {
    const parent = (index - 1) >> 1;
    if (!swapIfBefore(heap, index, parent)) return;
    index = parent;
  }
}

function pop(heap: Timer[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  for (let index = 0; ;) {
    const left = 2 * index + 1;
    const [a, b] = [heap[left], heap[left + 1]];
    const child = a && b && isBefore(b, a) ? left + 1 : left;
    if (!swapIfBefore(heap, child, index)) return;
    index = child;
  }
}

function swapIfBefore(heap: Timer[], lower: number, upper: number): boolean {
  const [a, b] = [heap[lower], heap[upper]];
  if (!a || !b || !isBefore(a, b)) return false;
  heap[upper] = a;
  heap[lower] = b;
  return true;
}
