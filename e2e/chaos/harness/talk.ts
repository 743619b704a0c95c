import { setTimeout as wait } from 'node:timers/promises';
import type { Participant } from '../clients/participant.ts';

/** People who write, each at moments of their own. */
export interface Talk {
  /** Resolves when the last of them has fallen silent. */
  stop(): Promise<void>;
}

/** On average one message a writer in so long. */
const meanMs = 600;

/** Lets everyone write texts that nobody else ever writes. */
export function startTalk(participants: readonly Participant[], random: () => number): Talk {
  const ended = new AbortController();
  const talking = participants.map(async (participant) => {
    for (let count = 1; participant.speaks; count++) {
      await wait(2 * meanMs * random(), undefined, { signal: ended.signal }).catch(() => undefined);
      if (ended.signal.aborted) return;
      participant.write(`${participant.name}: ${count}`);
    }
  });
  return {
    stop: async () => {
      ended.abort();
      await Promise.all(talking);
    },
  };
}
