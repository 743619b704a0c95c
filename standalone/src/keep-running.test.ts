import { createLog, ManualClock } from '@iris/kit';
import { beforeEach, expect, test, vi } from 'vitest';
import { type Kept, keepRunning, type Running } from './keep-running.ts';

/** Waits, without the pause that vitest makes between two looks. */
const until = (holds: () => void) => vi.waitFor(holds, { interval: 1 });

/** A part whose end the test decides. */
class Part implements Running {
  readonly #end = Promise.withResolvers<unknown>();
  readonly ended = this.#end.promise;
  stops = 0;

  end(): void {
    this.#end.resolve('fell over');
  }

  async stop(): Promise<void> {
    this.stops += 1;
    this.end();
  }
}

const log = createLog({ level: 'silent', service: 'test' });
let clock: ManualClock;
let start: () => Promise<Part>;
let parts: Part[];

beforeEach(() => {
  clock = new ManualClock();
  parts = [];
  start = async () => {
    const part = new Part();
    parts.push(part);
    return part;
  };
});

async function keep(): Promise<Kept> {
  return keepRunning({ name: 'part', running: await start(), start: () => start(), log, clock });
}

/** Ends the newest part and says after how long the next one is started. */
async function pauseAfterEnd(): Promise<number> {
  const [count, endedAt] = [parts.length, clock.now()];
  parts.at(-1)?.end();
  await until(() => expect(clock.pending).toBe(1));
  while (clock.pending > 0) clock.advance(100);
  await until(() => expect(parts).toHaveLength(count + 1));
  return clock.now() - endedAt;
}

test('starts again what ended unasked, each time after twice as long, at most 5 s', async () => {
  const kept = await keep();
  const pauses = [];
  for (let time = 0; time < 7; time += 1) pauses.push(await pauseAfterEnd());
  expect(pauses).toEqual([200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
  await kept.stop(1_000);
});

test('begins with 0.2 s again after it ran for a while', async () => {
  const kept = await keep();
  await pauseAfterEnd();
  await pauseAfterEnd();
  clock.advance(10_001);
  expect(await pauseAfterEnd()).toBe(200);
  await kept.stop(1_000);
});

test('a start that fails is tried again', async () => {
  const works = start;
  const kept = await keep();
  start = async () => {
    start = works;
    throw new Error('port taken');
  };
  parts[0]?.end();
  await until(() => expect(clock.pending).toBe(1));
  clock.advance(200);
  await until(() => expect(clock.pending).toBe(1));
  clock.advance(400);
  await until(() => expect(parts).toHaveLength(2));
  await kept.stop(1_000);
});

test('stop ends the part, waits for no pause and starts nothing more', async () => {
  const kept = await keep();
  await kept.stop(1_000);
  expect(parts.map(({ stops }) => stops > 0)).toEqual([true]);

  const fallen = await keep();
  parts.at(-1)?.end();
  await until(() => expect(clock.pending).toBe(1));
  await fallen.stop(1_000);
  expect(clock.pending).toBe(0);
  expect(parts).toHaveLength(2);
});

test('stop ends also the part that a start under way brings', async () => {
  const late = Promise.withResolvers<Part>();
  const kept = await keep();
  const underWay = Promise.withResolvers<undefined>();
  start = () => {
    underWay.resolve(undefined);
    return late.promise;
  };
  parts[0]?.end();
  await until(() => expect(clock.pending).toBe(1));
  clock.advance(200);
  await underWay.promise;
  const stopped = kept.stop(1_000);
  const part = new Part();
  late.resolve(part);
  await stopped;
  expect(part.stops).toBeGreaterThan(0);
});
