import type { ChannelId, PresenceStatus, QueueCounts, TagCount, UserId } from '@iris/contract';
import type { ConnectionState, Typist } from '@iris/client';
import { type AlertSettings, noAlerts } from './alert.ts';
import type { CannedReply } from './canned-replies.ts';
import { type Assignees, assigneesAfter, unknownAssignees } from './colleagues.ts';
import type { ConsoleEvent } from './console-event.ts';
import { conversationAfter } from './conversation-after.ts';
import { type Conversation, emptyConversation, withChanged, withSought } from './conversation.ts';
import { foundAfter } from './found-after.ts';
import type { Found } from './found.ts';
import type { Me } from './me.ts';
import { PartedMap } from './parted-map.ts';
import { type TeamMates, teamMatesAfter } from './team-mates.ts';
import { visitorsAfter } from './visitors.ts';
import {
  listOf,
  noRooms,
  type Rooms,
  withChange,
  withLoading,
  withMessage,
  withoutOtherTags,
  withoutRoom,
  withPage,
  withRead,
  withRoom,
  withState,
  withTeamPart,
} from './rooms.ts';

/** Everything the console shows. */
export interface ConsoleState {
  /** null until the session is known. */
  readonly me: Me | null;
  readonly rooms: Rooms;
  /** How many rooms each state of the queue has; null until that is known. */
  readonly counts: QueueCounts | null;
  /** The tags in use, most used first, as they were when somebody last wanted to know. */
  readonly tagsInUse: readonly TagCount[];
  /** As they were when somebody last began to type a shortcut. */
  readonly cannedReplies: readonly CannedReply[];
  /** What is being searched for and was found; null while nobody searches. */
  readonly found: Found | null;
  /** Only rooms that are held: the open one and the last few. */
  readonly conversations: ReadonlyMap<ChannelId, Conversation>;
  /** Where somebody is typing. */
  readonly typists: ReadonlyMap<ChannelId, readonly Typist[]>;
  /** Whose room each is, as far as messages and members have shown. */
  readonly visitors: PartedMap<ChannelId, UserId>;
  /** Who is online or away; whoever isn't in here is offline. */
  readonly presence: ReadonlyMap<UserId, PresenceStatus>;
  readonly teamMates: TeamMates;
  readonly assignees: Assignees;
  readonly alerts: AlertSettings;
  readonly connection: ConnectionState;
  /** When the session ends, once that is near; null before. */
  readonly endsAt: string | null;
}

export const initialState: ConsoleState = {
  me: null,
  rooms: noRooms,
  counts: null,
  tagsInUse: [],
  cannedReplies: [],
  found: null,
  conversations: new Map(),
  typists: new Map(),
  visitors: PartedMap.empty(),
  presence: new Map(),
  teamMates: new Map(),
  assignees: unknownAssignees,
  alerts: noAlerts,
  connection: { status: 'idle' },
  endsAt: null,
};

/** The state after an event. Pure: the same state and event always give the same state. */
export function reduce(state: ConsoleState, event: ConsoleEvent): ConsoleState {
  const visitors = visitorsAfter(state.visitors, event);
  const teamMates = teamMatesAfter(state.teamMates, event);
  const found = foundAfter(state.found, event);
  const next = stateAfter(state, event);
  const assignees = assigneesAfter(state.assignees, event);
  const isSame =
    visitors === next.visitors &&
    teamMates === next.teamMates &&
    found === next.found &&
    assignees === next.assignees;
  return isSame ? next : { ...next, visitors, teamMates, found, assignees };
}

function stateAfter(state: ConsoleState, event: ConsoleEvent): ConsoleState {
  switch (event.type) {
    case 'signed-in':
      return { ...state, me: event.me, rooms: { ...state.rooms, reader: event.me.userId } };
    case 'alerts':
      return { ...state, alerts: event.alerts };
    case 'connection':
      return { ...state, connection: event.connection };
    case 'session-ending':
      return { ...state, endsAt: event.endsAt };
    case 'presence-list':
      return {
        ...state,
        presence: new Map(event.presence.map(({ user_id, status }) => [user_id, status])),
      };
    case 'presence':
      return { ...state, presence: withPresence(state.presence, event.userId, event.status) };
    case 'assignees':
      return {
        ...state,
        presence: event.members.reduce(
          (presence, { user_id, status }) => withPresence(presence, user_id, status),
          state.presence,
        ),
      };
    case 'typists':
      return {
        ...state,
        typists:
          event.typists.length === 0
            ? without(state.typists, event.channelId)
            : new Map(state.typists).set(event.channelId, event.typists),
      };
    case 'counts':
      return { ...state, counts: event.counts };
    case 'tags-in-use':
      return { ...state, tagsInUse: event.tags };
    case 'canned-replies':
      return { ...state, cannedReplies: event.replies };
    case 'search':
    case 'search-more':
    case 'search-failed':
    case 'assignees-loading':
    case 'assignees-failed':
      return state;
    case 'room-held':
      return held(state, event.channelId);
    case 'room-dropped':
      return { ...state, conversations: without(state.conversations, event.channelId) };
    case 'message-changed':
      return inConversation(
        { ...state, rooms: withChange(state.rooms, event.message) },
        event.message.channel_id,
        (conversation) => withChanged(conversation, event.message),
      );
    case 'message-sought': {
      const lastSeq = state.rooms.byId.get(event.channelId)?.last_seq ?? 0;
      return inConversation(state, event.channelId, (conversation) =>
        withSought(conversation, event.seq, lastSeq),
      );
    }
    case 'draft':
      return inConversation(state, event.draft.channel_id, (conversation) =>
        conversationAfter(conversation, event),
      );
    case 'rooms-loading':
    case 'rooms-failed':
    case 'rooms-page':
    case 'room':
    case 'room-state':
    case 'room-in-queue':
    case 'room-message':
    case 'own-read':
    case 'tag-chosen':
    case 'search-page':
      return { ...state, rooms: roomsAfter(state, event) };
    default:
      return inConversation(state, event.channelId, (conversation) => conversationAfter(conversation, event));
  }
}

type RoomsEvent = Extract<
  ConsoleEvent,
  {
    type:
      | 'rooms-loading'
      | 'rooms-failed'
      | 'rooms-page'
      | 'room'
      | 'room-state'
      | 'room-in-queue'
      | 'room-message'
      | 'own-read'
      | 'tag-chosen'
      | 'search-page';
  }
>;

function roomsAfter({ rooms, me }: ConsoleState, event: RoomsEvent): Rooms {
  switch (event.type) {
    case 'rooms-loading':
    case 'rooms-failed': {
      const { loading: known } = listOf(rooms, event.list);
      if (known.status === 'loaded')
        return withLoading(rooms, event.list, {
          ...known,
          more: event.type === 'rooms-loading' ? 'loading' : 'failed',
        });
      return withLoading(
        rooms,
        event.list,
        event.type === 'rooms-loading' ? { status: 'loading' } : { status: 'failed', problem: event.problem },
      );
    }
    case 'rooms-page':
      return withPage(event.gone.reduce(withoutRoom, rooms), event.list, event);
    case 'room':
      return withRoom(rooms, event.room);
    case 'room-state':
      return withState(rooms, event.state);
    case 'room-in-queue':
      return withTeamPart(rooms, event.change);
    case 'tag-chosen':
      return withoutOtherTags(rooms, event.tag);
    case 'search-page':
      return event.rooms.reduce(withRoom, rooms);
    case 'room-message':
      return me === null ? rooms : withMessage(rooms, event.message, me.userId);
    default:
      return withRead(rooms, event.channelId, event.seq);
  }
}

/** A room that is opened says where its reader stood; one that is held already keeps what it has. */
function held(state: ConsoleState, channelId: ChannelId): ConsoleState {
  const room = state.rooms.byId.get(channelId);
  const newFromSeq = room !== undefined && room.unread > 0 ? room.last_read_seq + 1 : null;
  const known = state.conversations.get(channelId) ?? emptyConversation;
  return {
    ...state,
    conversations: new Map(state.conversations).set(channelId, { ...known, newFromSeq }),
  };
}

function inConversation(
  state: ConsoleState,
  channelId: ChannelId,
  change: (conversation: Conversation) => Conversation,
): ConsoleState {
  const conversation = state.conversations.get(channelId);
  if (conversation === undefined) return state;
  return { ...state, conversations: new Map(state.conversations).set(channelId, change(conversation)) };
}

/** Whoever isn't in the map is offline. */
function withPresence(
  presence: ReadonlyMap<UserId, PresenceStatus>,
  userId: UserId,
  status: PresenceStatus,
): ReadonlyMap<UserId, PresenceStatus> {
  if (status === 'offline') return without(presence, userId);
  return presence.get(userId) === status ? presence : new Map(presence).set(userId, status);
}

function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  if (!map.has(key)) return map;
  const others = new Map(map);
  others.delete(key);
  return others;
}

/** How many messages, in whatever room, are still on their way. */
export function unsentCount({ conversations }: ConsoleState): number {
  return [...conversations.values()]
    .flatMap(({ unsent }) => unsent)
    .filter(({ status }) => status !== 'failed').length;
}
