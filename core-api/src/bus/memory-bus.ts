import type { Log } from '@iris/kit';
import type { Bus } from './bus.ts';

/** The bus of a single node: a table of topics in memory. */
export function createMemoryBus(log: Log): Bus {
  const topics = new Map<string, Set<(event: unknown) => void>>();
  return {
    publish(topic, event) {
      for (const take of topics.get(topic) ?? []) {
        try {
          take(event);
        } catch (cause) {
          log.error({ err: cause, topic }, 'a subscriber of the bus failed');
        }
      }
    },
    subscribe(topic, take) {
      const takers = topics.get(topic) ?? new Set();
      topics.set(topic, takers.add(take));
      return () => {
        takers.delete(take);
        if (takers.size === 0 && topics.get(topic) === takers) topics.delete(topic);
      };
    },
  };
}
