import type { ChannelId } from '@iris/contract';
import type { ConsoleApi } from './console-api.ts';

/** Tells the server how far each room has been read: one call at a time a room, the latest mark wins. */
export interface ReadMarks {
  mark(channelId: ChannelId, seq: number): void;
  /** The server is there again: says what couldn't be said. */
  flush(): void;
}

export function createReadMarks(api: Pick<ConsoleApi, 'read'>): ReadMarks {
  const wanted = new Map<ChannelId, number>();
  const busy = new Set<ChannelId>();

  async function say(channelId: ChannelId): Promise<void> {
    if (busy.has(channelId)) return;
    busy.add(channelId);
    try {
      for (let seq = wanted.get(channelId); seq !== undefined; seq = wanted.get(channelId)) {
        await api.read(channelId, seq);
        if (wanted.get(channelId) === seq) wanted.delete(channelId);
      }
    } catch {
      // The mark stays wanted until the next hello.
    } finally {
      busy.delete(channelId);
    }
  }

  return {
    mark: (channelId, seq) => {
      wanted.set(channelId, Math.max(seq, wanted.get(channelId) ?? 0));
      void say(channelId);
    },
    flush: () => {
      for (const channelId of wanted.keys()) void say(channelId);
    },
  };
}
