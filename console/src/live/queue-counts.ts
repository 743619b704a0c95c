import type { Cancel, Environment } from '@iris/client';
import type { ConsoleEvent } from '../state/console-event.ts';
import type { QueueApi } from './queue-api.ts';

/** However much happens in the rooms, they are counted again no sooner than this after the last time. */
const atMostEveryMs = 2_000;

/** How many rooms each list has: counted again after whatever may have changed it. */
export interface QueueCounting {
  changed(): void;
  stop(): void;
}

export function createQueueCounting(
  environment: Environment,
  api: Pick<QueueApi, 'counts'>,
  dispatch: (event: ConsoleEvent) => void,
): QueueCounting {
  let countedAt = Number.NEGATIVE_INFINITY;
  let cancel: Cancel | null = null;

  async function count() {
    cancel = null;
    countedAt = environment.now();
    try {
      dispatch({ type: 'counts', counts: await api.counts() });
    } catch {
      // The numbers stay as they were until the next change.
    }
  }

  return {
    changed: () => {
      const waitMs = Math.max(0, countedAt + atMostEveryMs - environment.now());
      cancel ??= environment.after(waitMs, () => void count());
    },
    stop: () => cancel?.(),
  };
}
