import Type, { type Static } from 'typebox';
import { percentile } from '../harness/statistics.ts';
import type { Ledger } from './ledger.ts';
import type { Line } from './line.ts';

/** How much is said for how long: so many at any moment unanswered, or so many a second whatever is answered. */
export const RoomLoad = Type.Object({
  seconds: Type.Number(),
  pace: Type.Union([
    Type.Object({ outstanding: Type.Integer({ minimum: 1 }) }),
    Type.Object({ perSecond: Type.Number({ exclusiveMinimum: 0 }) }),
  ]),
});
export type RoomLoad = Readonly<Static<typeof RoomLoad>>;

/** What came of it; times from when a message was due until its last member heard it. */
export const RoomOutcome = Type.Object({
  messages: Type.Integer(),
  perSecond: Type.Number(),
  p50Ms: Type.Number(),
  p99Ms: Type.Number(),
  faults: Type.Object({
    lost: Type.Integer(),
    doubled: Type.Integer(),
    reordered: Type.Integer(),
    invented: Type.Integer(),
  }),
});
export type RoomOutcome = Readonly<Static<typeof RoomOutcome>>;

/** How long a message that was acknowledged may be on its way before it is called lost. */
const lostAfterMs = 10_000;
const pauseMs = 5;

/** Lets members speak in turn, room after room, and waits until everybody heard everything. */
export async function sendLoad(
  line: Line,
  ledger: Ledger,
  { seconds, pace }: RoomLoad,
): Promise<RoomOutcome> {
  const first = ledger.length;
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  const post = async (dueAt: number) => {
    const room = ledger.length % line.rooms;
    const member = Math.floor(ledger.length / line.rooms) % line.members;
    const index = ledger.sent(room, dueAt);
    ledger.acked(index, await line.post(room, member, index));
  };
  if ('perSecond' in pace) await openLoop(post, startedAt, endsAt, 1_000 / pace.perSecond);
  else await closedLoop(post, endsAt, pace.outstanding);
  await settled(ledger);
  const latencies = ledger.latencies(first);
  const messages = ledger.length - first;
  return {
    messages,
    perSecond: (messages * 1_000) / (ledger.lastHeardAt(first) - startedAt),
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    faults: ledger.faults(),
  };
}

type Post = (dueAt: number) => Promise<void>;

async function closedLoop(post: Post, endsAt: number, outstanding: number): Promise<void> {
  const oneByOne = async () => {
    for (let now = performance.now(); now < endsAt; now = performance.now()) await post(now);
  };
  await Promise.all(Array.from({ length: outstanding }, oneByOne));
}

/** A message leaves when it is due, or as soon after as this process can: its time counts from when it was due. */
async function openLoop(post: Post, startedAt: number, endsAt: number, everyMs: number): Promise<void> {
  const posts: Promise<void>[] = [];
  for (let dueAt = startedAt; dueAt < endsAt; dueAt += everyMs) {
    await until(dueAt);
    posts.push(post(dueAt));
  }
  await Promise.all(posts);
}

/** Timers of Node are a millisecond or more late: the last of it is spent turning round. */
async function until(dueAt: number): Promise<void> {
  const left = dueAt - performance.now();
  if (left > 2) await new Promise((resolve) => setTimeout(resolve, left - 2));
  while (performance.now() < dueAt) await new Promise(setImmediate);
}

async function settled(ledger: Ledger): Promise<void> {
  const givenUpAt = performance.now() + lostAfterMs;
  while (ledger.outstanding > 0 && performance.now() < givenUpAt)
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
}
