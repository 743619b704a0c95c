import type { ChannelId, DraftId, UserId } from '@iris/contract';
import { isListOf, type KeyValue } from '@iris/client';
import type { Unsent, WritingMode, Written } from '../state/unsent.ts';

/** What somebody began to write in each room. Lives as long as the tab, and is only that person's. */
export interface UnsentTexts {
  read(channelId: ChannelId): Unsent;
  keep(channelId: ChannelId, written: Written): void;
  /** The rooms whose messages are still on their way, so that a reload goes on sending them. */
  rooms(): ChannelId[];
  noteRoom(channelId: ChannelId, isWaiting: boolean): void;
  /** Where the outbox of a room stands. */
  outboxKey(channelId: ChannelId): string;
}

export function createUnsentTexts(page: KeyValue, userId: UserId): UnsentTexts {
  const textKey = (channelId: ChannelId, mode: WritingMode) => `iris:console:${mode}:${userId}:${channelId}`;
  const draftKey = (channelId: ChannelId) => `iris:console:draft:${userId}:${channelId}`;
  const roomsKey = `iris:console:waiting:${userId}`;
  const rooms = () => readIds(page.get(roomsKey));
  const read = (channelId: ChannelId, mode: WritingMode) => page.get(textKey(channelId, mode)) ?? '';
  return {
    read: (channelId) => {
      const draftId = page.get(draftKey(channelId));
      return {
        reply: read(channelId, 'reply'),
        note: read(channelId, 'note'),
        draftId: isDraftId(draftId) ? draftId : null,
      };
    },
    keep: (channelId, { mode, text, draftId }) => {
      put(page, textKey(channelId, mode), text === '' ? null : text);
      if (mode === 'reply') put(page, draftKey(channelId), draftId);
    },
    rooms,
    noteRoom: (channelId, isWaiting) => {
      const others = rooms().filter((id) => id !== channelId);
      page.set(roomsKey, JSON.stringify(isWaiting ? [...others, channelId] : others));
    },
    outboxKey: (channelId) => `iris:console:outbox:${userId}:${channelId}`,
  };
}

function put(page: KeyValue, key: string, value: string | null): void {
  if (value === null) page.delete(key);
  else page.set(key, value);
}

/** What we kept ourselves; whether it still is a draft is the server's to say. */
const isDraftId = (value: string | null): value is DraftId => value !== null;

const areIds = isListOf((value: unknown): value is ChannelId => typeof value === 'string');

function readIds(text: string | null): ChannelId[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return areIds(value) ? value : [];
  } catch {
    return [];
  }
}
