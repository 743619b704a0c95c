import { chanceOf } from '../harness/chance.ts';
import { busyService } from './busy-service.ts';
import { gatherCrowd } from './crowd.ts';
import { virtualClock } from './virtual-clock.ts';

export interface StormOptions {
  /** How many are cut off at once. */
  readonly clients: number;
  /** How many a second those who are left can greet. */
  readonly perSecond: number;
  /** How long every try is refused: until the balancer has noticed. */
  readonly refusedMs: number;
}

/** How it went, at the end of each step after the cut. */
export interface Storm {
  readonly stepMs: number;
  /** Tries in that step. */
  readonly tries: readonly number[];
  /** Who is online. */
  readonly online: readonly number[];
}

const stepMs = 250;
const lastsMs = 40_000;
/** Long enough that every connection counts as steady, and somewhere in its heartbeat. */
const calmMs = 30_000;

const hello = JSON.stringify({
  type: 'hello',
  payload: {
    session: { user_id: 'user', expires_at: '2026-01-01T00:00:00.000Z' },
    heartbeat_ms: 20_000,
    channels: [],
  },
});

/** Cuts a crowd off all at once, and watches how it comes back. */
export async function simulateStorm({ clients, perSecond, refusedMs }: StormOptions): Promise<Storm> {
  const clock = virtualClock();
  const service = busyService({ clock, perSecond, hello });
  const crowd = gatherCrowd(clients, clock, service, chanceOf(clients));
  crowd.start();
  while (crowd.online < clients) await clock.advance(stepMs);
  await clock.advance(calmMs);
  service.fail();
  service.cutAll();
  clock.after(refusedMs, service.recover);
  const [tries, online]: [number[], number[]] = [[], []];
  for (let known = crowd.tries, passed = 0; passed < lastsMs; passed += stepMs) {
    await clock.advance(stepMs);
    tries.push(crowd.tries - known);
    online.push(crowd.online);
    known = crowd.tries;
  }
  crowd.stop();
  return { stepMs, tries, online };
}

/** After how many seconds that share of the crowd was online again; null if not while it was watched. */
export function secondsUntil({ online, stepMs: step }: Storm, clients: number, share: number): number | null {
  const index = online.findIndex((count) => count >= clients * share);
  return index < 0 ? null : ((index + 1) * step) / 1_000;
}
