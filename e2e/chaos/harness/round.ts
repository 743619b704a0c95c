import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../faults/fault.ts';
import { check } from '../history/check.ts';
import type { Outage, Violation } from '../history/history.ts';
import { createRecorder } from '../history/recorder.ts';
import { recoveryMs } from '../history/recovery.ts';
import type { Ground } from './ground.ts';
import { chanceOf } from './chance.ts';
import { startTalk } from './talk.ts';
import { until } from './until.ts';
import { openWorld, type World } from './world.ts';

/** What came of one fault, once. Times in ms. */
export interface RoundResult {
  readonly violations: readonly Violation[];
  readonly sent: number;
  readonly acknowledged: number;
  readonly delivered: number;
  /** Posts that were answered otherwise, by their status; 0 for those without an answer. */
  readonly refused: readonly number[];
  readonly outageMs: number;
  /** From the outage's end until everyone had what was acknowledged. */
  readonly recoveryMs: number;
}

const onlineWithinMs = 30_000;
const beforeMs = 2_000;
const afterMs = 4_000;
const settledWithinMs = 30_000;
const never: Outage = { from: Number.NEGATIVE_INFINITY, to: Number.NEGATIVE_INFINITY };

/** Lets people talk, inflicts the fault, lets them talk on, waits until everything has arrived, and checks it all. */
export async function runRound(ground: Ground, fault: Fault, seed: number): Promise<RoundResult> {
  const recorder = createRecorder(() => performance.now());
  const random = chanceOf(seed);
  const wire = fault.wire ?? (() => (text, pass) => pass(text));
  await fault.prepare?.(ground.product);
  const world = await openWorld({ product: ground.product, recorder, random, wire });
  try {
    await until('everyone is online', onlineWithinMs, () =>
      isTrue(world.participants.every((one) => one.isOnline)),
    );
    const talk = startTalk(world.participants, random);
    await wait(beforeMs);
    const from = recorder.now();
    await fault.inflict({ ...ground, world, one: (of) => oneOf(of, random) });
    const outage = fault.isCalm ? never : { from, to: recorder.now() };
    await wait(afterMs);
    await talk.stop();
    // Who has not settled by then lacks something, and that the check says better.
    await until('everything arrived', settledWithinMs, () => isTrue(isSettled(world))).catch(() => undefined);
    await world.readAll();
    const { history } = recorder;
    return {
      violations: check(history, outage),
      sent: history.sent.length,
      acknowledged: history.acknowledged.length,
      delivered: history.delivered.length,
      refused: history.refused.map(({ status }) => status),
      outageMs: Math.round(outage.to - outage.from) || 0,
      recoveryMs: Math.round(recoveryMs(history, outage)),
    };
  } finally {
    world.stop();
  }
}

const isTrue = (is: boolean): true | undefined => is || undefined;

/** Nobody has anything left to send, and all who follow a channel have come equally far. */
function isSettled({ participants, channelIds }: World): boolean {
  if (participants.some(({ unsent }) => unsent > 0)) return false;
  return channelIds.every((channelId) => {
    const lasts = participants.filter((one) => one.follows(channelId)).map((one) => one.lastOf(channelId));
    return new Set(lasts).size === 1;
  });
}

function oneOf<T>(of: readonly T[], random: () => number): T {
  const [one] = of.slice(Math.floor(random() * of.length));
  if (one === undefined) throw new Error('there is none of them');
  return one;
}
