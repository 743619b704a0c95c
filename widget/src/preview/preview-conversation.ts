import type { Id, Message, Presence, Session } from '@iris/contract';
import type { Conversation } from '../conversation/conversation.ts';
import { initialState, type ConversationState } from '../state/conversation-state.ts';

/** An id of the example: the widget compares ids and reads nothing in them. */
function isId<Thing extends string>(text: string): text is Id<Thing> {
  return text !== '';
}

function id<Thing extends string>(text: string): Id<Thing> {
  if (!isId<Thing>(text)) throw new TypeError('an id is never empty');
  return text;
}

const team: Presence = {
  user_id: id('team'),
  kind: 'operator',
  display_name: 'Your team',
  avatar_url: null,
  status: 'online',
};

const visitor: Session = {
  id: id('session'),
  tenant_id: id('tenant'),
  user_id: id('visitor'),
  kind: 'guest',
  display_name: 'A visitor',
  avatar_url: null,
  org_role: null,
  expires_at: '2100-01-01T00:00:00.000Z',
};

function message(seq: number, who: Presence | Session, content: string, at: number): Message {
  return {
    id: id(`message-${seq}`),
    channel_id: id('channel'),
    seq,
    sender: { id: who.user_id, kind: who.kind, display_name: who.display_name, avatar_url: null },
    content,
    content_type: 'text',
    client_message_id: null,
    created_at: new Date(at).toISOString(),
    edited_at: null,
    deleted_at: null,
  };
}

/** A short conversation in which every colour is seen. */
function example(now: number): ConversationState {
  const messages = [
    message(1, visitor, 'Do you ship to Norway?', now - 240_000),
    message(2, team, 'Yes, within three days. See https://example.com/shipping', now - 180_000),
    message(3, visitor, 'That was quick. Thank you!', now - 60_000),
  ];
  return {
    ...initialState,
    speaker: visitor,
    channelId: 'channel',
    history: 'ready',
    messages,
    lastSeq: 3,
    lastReadSeq: 3,
    deliveredSeq: 3,
    teamReadSeq: 3,
    team: [team],
    connection: { status: 'online' },
  };
}

/** A conversation to look at: it makes no call, keeps nothing, and stays as it is whatever is done in it. */
export function previewConversation(now: number = Date.now()): Conversation {
  const nothing = () => {};
  return {
    state: example(now),
    subscribe: () => nothing,
    readDraft: () => '',
    start: nothing,
    send: nothing,
    retry: nothing,
    discard: nothing,
    loadLatest: nothing,
    loadOlder: nothing,
    typed: nothing,
    stoppedTyping: nothing,
    keepDraft: nothing,
    setVisible: nothing,
    identify: nothing,
    logout: async () => {},
  };
}
