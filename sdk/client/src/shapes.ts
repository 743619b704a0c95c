import type {
  ChannelMember,
  CurrentSession,
  GuestSession,
  Message,
  MessagePage,
  Presence,
  ServerFrame,
  ServerFrameType,
} from '@iris/contract';

/**
 * Small guards for what comes in. They check what this client stands on, not the whole schema: the checker of
 * the contract would cost a page 23 kB, and a newer server may send more than we know.
 */
export type Guard<T> = (value: unknown) => value is T;

type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

export function isMessage(value: unknown): value is Message {
  return (
    isFields(value) &&
    isText(value['id']) &&
    isText(value['channel_id']) &&
    isNumber(value['seq']) &&
    isFields(value['sender']) &&
    isText(value['sender']['id']) &&
    isText(value['sender']['display_name']) &&
    (value['content'] === null || isText(value['content'])) &&
    isText(value['created_at'])
  );
}

export function isMessagePage(value: unknown): value is MessagePage {
  return (
    isFields(value) &&
    isListOf(isMessage)(value['data']) &&
    (value['next_cursor'] === null || isText(value['next_cursor'])) &&
    isNumber(value['history_from_seq'])
  );
}

function isSession(value: unknown): boolean {
  return isFields(value) && isText(value['user_id']) && isText(value['expires_at']);
}

function isChat(value: unknown): boolean {
  return (
    isFields(value) &&
    isText(value['channel_id']) &&
    isNumber(value['last_seq']) &&
    isNumber(value['last_read_seq'])
  );
}

export function isGuestSession(value: unknown): value is GuestSession {
  return (
    isFields(value) &&
    isText(value['token']) &&
    isText(value['expires_at']) &&
    isText(value['resume_token']) &&
    isSession(value['session']) &&
    isChat(value['chat'])
  );
}

export function isCurrentSession(value: unknown): value is CurrentSession {
  return isFields(value) && isSession(value['session']) && (value['chat'] === null || isChat(value['chat']));
}

export function isMember(value: unknown): value is ChannelMember {
  return (
    isFields(value) && isText(value['user_id']) && isText(value['kind']) && isNumber(value['last_read_seq'])
  );
}

export function isPresence(value: unknown): value is Presence {
  return (
    isFields(value) && isText(value['user_id']) && isText(value['display_name']) && isText(value['status'])
  );
}

export function isListOf<T>(isItem: Guard<T>): Guard<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every((item) => isItem(item));
}

const isHead = (payload: Fields) => isText(payload['id']) && isNumber(payload['last_seq']);
const isMembership = (payload: Fields) => isText(payload['channel_id']) && isMember(payload['member']);

const isDraft = (payload: Fields) =>
  isText(payload['channel_id']) &&
  isText(payload['content']) &&
  isText(payload['status']) &&
  Array.isArray(payload['sources']);

const payloadChecks: Readonly<Record<ServerFrameType, (payload: Fields) => boolean>> = {
  hello: (payload) =>
    isSession(payload['session']) &&
    isNumber(payload['heartbeat_ms']) &&
    Array.isArray(payload['channels']) &&
    payload['channels'].every(isChat),
  'message.new': isMessage,
  'message.updated': isMessage,
  'message.deleted': isMessage,
  'typing.indicator': (payload) => isText(payload['channel_id']) && isText(payload['user_id']),
  'presence.changed': (payload) => isText(payload['user_id']) && isText(payload['status']),
  'read.updated': (payload) => isText(payload['channel_id']) && isNumber(payload['seq']),
  'channel.created': isHead,
  'channel.updated': isHead,
  'channel.archived': isHead,
  'member.joined': isMembership,
  'member.left': isMembership,
  'identity.linked': (payload) => isText(payload['user_id']) && isText(payload['channel_id']),
  'queue.updated': (payload) => isText(payload['channel_id']) && Array.isArray(payload['tags']),
  'note.created': (payload) => isText(payload['id']) && isText(payload['channel_id']),
  'draft.ready': isDraft,
  'draft.updated': isDraft,
  'session.expiring': (payload) => isText(payload['expires_at']),
  pong: () => true,
  error: (payload) => isText(payload['code']),
};

function isServerFrame(value: unknown): value is ServerFrame {
  if (!isFields(value) || !isText(value['type']) || !isFields(value['payload'])) return false;
  const check = new Map(Object.entries(payloadChecks)).get(value['type']);
  return check !== undefined && check(value['payload']);
}

/** The frame in a text from the socket, or null: a frame type that is newer than this client is no error. */
export function readFrame(text: string): ServerFrame | null {
  try {
    const value: unknown = JSON.parse(text);
    return isServerFrame(value) ? value : null;
  } catch {
    return null;
  }
}
