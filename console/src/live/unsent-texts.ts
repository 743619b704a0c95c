import type { ChannelId, UserId } from '@iris/contract';
import { isListOf, type KeyValue } from '@iris/client';

/** What somebody began to write in each room. Lives as long as the tab, and is only that person's. */
export interface UnsentTexts {
  read(channelId: ChannelId): string;
  keep(channelId: ChannelId, text: string): void;
  /** The rooms whose messages are still on their way, so that a reload goes on sending them. */
  rooms(): ChannelId[];
  noteRoom(channelId: ChannelId, isWaiting: boolean): void;
  /** Where the outbox of a room stands. */
  outboxKey(channelId: ChannelId): string;
}

export function createUnsentTexts(page: KeyValue, userId: UserId): UnsentTexts {
  const draftKey = (channelId: ChannelId) => `iris:console:draft:${userId}:${channelId}`;
  const roomsKey = `iris:console:waiting:${userId}`;
  const rooms = () => readIds(page.get(roomsKey));
  return {
    read: (channelId) => page.get(draftKey(channelId)) ?? '',
    keep: (channelId, text) => {
      if (text === '') page.delete(draftKey(channelId));
      else page.set(draftKey(channelId), text);
    },
    rooms,
    noteRoom: (channelId, isWaiting) => {
      const others = rooms().filter((id) => id !== channelId);
      page.set(roomsKey, JSON.stringify(isWaiting ? [...others, channelId] : others));
    },
    outboxKey: (channelId) => `iris:console:outbox:${userId}:${channelId}`,
  };
}

const areIds = isListOf((value: unknown): value is ChannelId => typeof value === 'string');

function readIds(text: string | null): ChannelId[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return areIds(value) ? value : [];
  } catch {
    return [];
  }
}
