/** Bounds of a series of tries, in milliseconds. */
interface Backoff {
  readonly baseMs: number;
  readonly capMs: number;
}

/**
 * Short enough that a restarted service is found again within 5 s (contract §7), for the first minute or so …
 */
const quickBackoff: Backoff = { baseMs: 500, capMs: 4_000 };
/** … and then long enough that ten thousand waiting clients are no load. */
const patientBackoff: Backoff = { baseMs: 500, capMs: 30_000 };

/** Tries after which a client stops hoping for a mere restart; about a minute with `quickBackoff`. */
const quickTries = 30;

/**
 * How long to wait before try number `attempt` (from 1): anything between nothing and a bound that doubles
 * with each try ("full jitter"), so that clients that were cut off together don't come back together.
 */
export function delayBefore(attempt: number, random: () => number): number {
  const { baseMs, capMs } = attempt <= quickTries ? quickBackoff : patientBackoff;
  return Math.round(random() * Math.min(capMs, baseMs * 2 ** Math.min(attempt, 16)));
}
