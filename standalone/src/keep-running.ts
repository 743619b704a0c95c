import { type Clock, type Logger, systemClock } from '@iris/kit';

/** Something that runs until it is stopped or falls over. */
export interface Running {
  /** Settles, with what is known about why, when it has ended. */
  readonly ended: Promise<unknown>;
  /** Ends it in order, after `patienceMs` without; harmless when it has ended. */
  stop(patienceMs: number): Promise<unknown>;
}

/** What is started again whenever it ends by itself. */
export interface Kept {
  readonly stop: (patienceMs: number) => Promise<void>;
}

export interface KeepOptions {
  /** As the log calls it. */
  readonly name: string;
  readonly running: Running;
  readonly start: () => Promise<Running>;
  readonly log: Logger;
  readonly clock?: Clock;
}

const backoffMs = { first: 200, most: 5_000 };
/** What ran for so long had got over what made it fall before. */
const steadyMs = 10_000;

/**
 * Keeps `running` alive: when it ends unasked it is started again, at first after 0.2 s, then after twice as long
 * each time, at most 5 s.
 */
export function keepRunning({ name, running, start, log, clock = systemClock }: KeepOptions): Kept {
  const stopping = new AbortController();
  let current = running;

  const watch = async () => {
    let backoff = backoffMs.first;
    while (!stopping.signal.aborted) {
      const since = clock.now();
      const end = await current.ended;
      if (stopping.signal.aborted) return;
      if (clock.now() - since > steadyMs) backoff = backoffMs.first;
      log.error({ part: name, end: String(end), backoff_ms: backoff }, 'ended unasked, starting it again');
      await pause(clock, backoff, stopping.signal);
      if (stopping.signal.aborted) return;
      backoff = Math.min(backoff * 2, backoffMs.most);
      current = await start().catch(stillborn);
    }
  };
  const watching = watch();

  return {
    async stop(patienceMs) {
      stopping.abort();
      await current.stop(patienceMs);
      await watching;
      // A start that was under way has brought one more.
      await current.stop(patienceMs);
    },
  };
}

/** A start that failed counts as one that ended at once. */
function stillborn(reason: unknown): Running {
  return { ended: Promise.resolve(reason), stop: async () => undefined };
}

function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.setTimeout(resolve, ms);
    signal.addEventListener('abort', () => resolve(cancel()), { once: true });
  });
}
