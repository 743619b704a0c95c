import type { ClientEvent, HistoryPage } from '@iris/client';
import type { Message } from '@iris/contract';
import { initialState, type ConversationState } from './conversation-state.ts';
import { firstUnreadSeq } from './unread.ts';

/** What happens beside what the client tells. */
export type ViewEvent =
  | { readonly type: 'visible'; readonly isVisible: boolean }
  /** The connection has been away for longer than a visitor should be left without a word. */
  | { readonly type: 'slow' };

/** The state after `event`. Pure: the same two always give the same third. */
// oxlint-disable-next-line typescript/consistent-return -- every event is a case; the compiler sees that, the rule doesn't
export function reduce(state: ConversationState, event: ClientEvent | ViewEvent): ConversationState {
  switch (event.type) {
    case 'session':
      return begin(state, event);
    case 'ended':
      return { ...initialState, outbox: state.outbox, isVisible: state.isVisible };
    case 'connection':
      return {
        ...state,
        connection: event.connection,
        isSlow: state.isSlow && event.connection.status !== 'online' && event.connection.status !== 'idle',
        hasExpired: state.hasExpired && event.connection.status !== 'online',
      };
    case 'slow':
      return { ...state, isSlow: true };
    case 'history':
      return { ...state, history: event.status };
    case 'latest':
      return withUnreadLine({ ...showLatest(state, event.page), history: 'ready' });
    case 'older':
      return { ...state, older: event.status };
    case 'older-page':
      return showOlder(state, event.page);
    case 'messages':
      return append(state, event.messages, event.historyFromSeq);
    case 'changed':
      return { ...state, messages: state.messages.map((known) => newer(known, event.message)) };
    case 'delivered':
      return { ...state, deliveredSeq: Math.max(state.deliveredSeq, event.seq) };
    case 'read':
      return event.userId === state.speaker?.user_id
        ? { ...state, lastReadSeq: Math.max(state.lastReadSeq, event.seq) }
        : { ...state, teamReadSeq: Math.max(state.teamReadSeq, event.seq) };
    case 'outbox':
      return {
        ...state,
        outbox: event.entries,
        newFromSeq: event.entries.length > state.outbox.length ? null : state.newFromSeq,
      };
    case 'typing':
      return { ...state, typists: event.typists };
    case 'members':
      return showMembers(state, event.members);
    case 'team':
      return { ...state, team: event.team };
    case 'presence':
      return {
        ...state,
        team:
          state.team?.map((one) => (one.user_id === event.userId ? { ...one, status: event.status } : one)) ??
          null,
      };
    case 'channel':
      return { ...state, channelStatus: event.status };
    case 'token-expired':
      return { ...state, hasExpired: true };
    case 'visible':
      return withUnreadLine({ ...state, isVisible: event.isVisible, newFromSeq: null });
  }
}

function begin(
  state: ConversationState,
  { session, chat }: Extract<ClientEvent, { type: 'session' }>,
): ConversationState {
  return {
    ...initialState,
    outbox: state.outbox,
    connection: state.connection,
    isSlow: state.isSlow,
    isVisible: state.isVisible,
    speaker: session,
    channelId: chat.channel_id,
    history: 'loading',
    lastSeq: chat.last_seq,
    lastReadSeq: chat.last_read_seq,
  };
}

function showLatest(state: ConversationState, page: HistoryPage): ConversationState {
  return {
    ...state,
    messages: page.messages,
    older: page.hasOlder ? 'more' : 'none',
    historyFromSeq: page.historyFromSeq,
    lastSeq: Math.max(state.lastSeq, page.messages.at(-1)?.seq ?? 0),
  };
}

function showOlder(state: ConversationState, page: HistoryPage): ConversationState {
  const first = state.messages[0]?.seq ?? Number.POSITIVE_INFINITY;
  return {
    ...state,
    messages: [...page.messages.filter(({ seq }) => seq < first), ...state.messages],
    older: page.hasOlder ? 'more' : 'none',
    historyFromSeq: page.historyFromSeq,
  };
}

function append(
  state: ConversationState,
  messages: readonly Message[],
  historyFromSeq: number,
): ConversationState {
  const last = state.messages.at(-1)?.seq ?? 0;
  const fresh = messages.filter(({ seq }) => seq > last);
  return {
    ...state,
    messages: [...state.messages, ...fresh],
    historyFromSeq: Math.max(state.historyFromSeq, historyFromSeq),
    lastSeq: Math.max(state.lastSeq, fresh.at(-1)?.seq ?? 0),
    // A message is the end of its sender's typing.
    typists: state.typists.filter(({ user_id }) => !fresh.some(({ sender }) => sender.id === user_id)),
  };
}

/** An edit may arrive twice or late; what was changed last stands, and a tombstone for good. */
function newer(known: Message, change: Message): Message {
  if (known.id !== change.id || known.deleted_at !== null) return known;
  const isLater = change.deleted_at !== null || (change.edited_at ?? '') >= (known.edited_at ?? '');
  return isLater ? change : known;
}

function showMembers(state: ConversationState, members: ConversationState['members']): ConversationState {
  const others = members.filter(({ user_id }) => user_id !== state.speaker?.user_id);
  const read = Math.max(0, ...others.map(({ last_read_seq }) => last_read_seq));
  return { ...state, members, teamReadSeq: Math.max(state.teamReadSeq, read) };
}

/** The line stands before what was unread when the visitor came to look, until they look away or answer. */
function withUnreadLine(state: ConversationState): ConversationState {
  if (!state.isVisible || state.newFromSeq !== null || state.history !== 'ready') return state;
  return { ...state, newFromSeq: firstUnreadSeq(state) };
}
