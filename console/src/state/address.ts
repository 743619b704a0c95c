import type { ChannelId } from '@iris/contract';

/** What the address of the page names: a room, and a message in it if one was looked for. */
export interface Place {
  readonly channelId: ChannelId;
  readonly seq: number | null;
}

/** The place that an address (`#room=…`, `#room=…&message=…`) names, or null. */
export function placeOf(hash: string): Place | null {
  const names = new URLSearchParams(hash.replace(/^#/, ''));
  const channelId = names.get('room');
  return isChannelId(channelId) ? { channelId, seq: seqOf(names.get('message')) } : null;
}

/** An id that was typed or bookmarked; whether the room exists is the server's to say. */
function isChannelId(value: string | null): value is ChannelId {
  return value !== null && /^[0-9a-f-]{36}$/.test(value);
}

function seqOf(value: string | null): number | null {
  return value !== null && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null;
}

export function addressOf(channelId: ChannelId, seq: number | null = null): string {
  return seq === null ? `#room=${channelId}` : `#room=${channelId}&message=${seq}`;
}
