import type { ChannelId, DraftId, GuestSession, Id, Message, ServerFrameOf, UserId } from '@iris/contract';

/** Things of the wire for tests: the least that is valid, with overrides. */

function isId<Thing extends string>(value: string): value is Id<Thing> {
  return value !== '';
}

function id<Thing extends string>(value: string): Id<Thing> {
  if (!isId<Thing>(value)) throw new TypeError('an id is never empty');
  return value;
}

export const channelId: ChannelId = id('channel-1');
export const guestId: UserId = id('guest-1');
export const operatorId: UserId = id('operator-1');
export const draftId: DraftId = id('draft-1');

export function aMessage(seq: number, over: Partial<Message> = {}): Message {
  return {
    id: id(`message-${seq}`),
    channel_id: channelId,
    seq,
    sender: { id: operatorId, kind: 'operator', display_name: 'Mara', avatar_url: null },
    content: `words ${seq}`,
    content_type: 'text',
    client_message_id: null,
    created_at: '2026-01-01T00:00:00.000Z',
    edited_at: null,
    deleted_at: null,
    ...over,
  };
}

export const guestSender: Message['sender'] = {
  id: guestId,
  kind: 'guest',
  display_name: 'Guest',
  avatar_url: null,
};

export function aGuestSession(number = 1, over: Partial<GuestSession> = {}): GuestSession {
  return {
    token: `token-${number}`,
    expires_at: '2026-01-01T01:00:00.000Z',
    session: {
      id: id('session-1'),
      tenant_id: id('tenant-1'),
      user_id: guestId,
      kind: 'guest',
      display_name: 'Guest',
      avatar_url: null,
      org_role: null,
      expires_at: '2026-01-01T01:00:00.000Z',
    },
    chat: { channel_id: channelId, last_seq: 0, last_read_seq: 0 },
    resume_token: `resume-${number}`,
    ...over,
  };
}

export function aHello(lastSeq = 0, lastReadSeq = 0): ServerFrameOf<'hello'> {
  return {
    type: 'hello',
    payload: {
      session: aGuestSession().session,
      heartbeat_ms: 20_000,
      channels: [{ channel_id: channelId, last_seq: lastSeq, last_read_seq: lastReadSeq }],
    },
  };
}
