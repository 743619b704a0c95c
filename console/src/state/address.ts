import type { ChannelId } from '@iris/contract';

/** The room that the address of the page names (`#room=…`), or null. */
export function roomOf(hash: string): ChannelId | null {
  const id = new URLSearchParams(hash.replace(/^#/, '')).get('room');
  return isChannelId(id) ? id : null;
}

/** An id that was typed or bookmarked; whether the room exists is the server's to say. */
function isChannelId(value: string | null): value is ChannelId {
  return value !== null && /^[0-9a-f-]{36}$/.test(value);
}

export const addressOf = (channelId: ChannelId): string => `#room=${channelId}`;
