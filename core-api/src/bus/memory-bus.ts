import type { Logger } from '@iris/kit';
import type { Bus } from './bus.ts';

type Take = (event: never) => void;

/** The bus of a single node: a table of topics in memory. */
export function createMemoryBus(log: Logger): Bus {
  const topics = new Map<string, Set<Take>>();
  return {
    isConnected: true,
    publish({ name }, event) {
      for (const take of topics.get(name) ?? []) {
        try {
          // A topic has one type of event: what subscribed to it takes just that.
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion
          take(event as never);
        } catch (error) {
          log.error({ err: error, topic: name }, 'a subscriber of the bus failed');
        }
      }
    },
    subscribe({ name }, take) {
      const takers = topics.get(name) ?? new Set();
      topics.set(name, takers.add(take));
      return () => {
        takers.delete(take);
        if (takers.size === 0 && topics.get(name) === takers) topics.delete(name);
      };
    },
    settle: async () => undefined,
    delivered: async () => true,
    onConnection: () => () => undefined,
    close: async () => undefined,
  };
}
