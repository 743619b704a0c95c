import type {
  ApiKey,
  AssignableMember,
  AuditRow,
  CannedReply,
  ChannelId,
  ChannelMember,
  CurrentSession,
  Draft,
  DraftId,
  Id,
  Invitation,
  Message,
  Note,
  Person,
  QueueRow,
  ServerFrameOf,
  TeamMember,
  UserId,
  WidgetSettings,
} from '@iris/contract';
import { type Conversation, emptyConversation } from './state/conversation.ts';
import type { Entry } from './state/library.ts';
import type { Me } from './state/me.ts';
import { noRooms, type Rooms, withPage } from './state/rooms.ts';

/** Things of the console for tests: the least that is valid, with overrides. */

function isId<Thing extends string>(value: string): value is Id<Thing> {
  return value !== '';
}

/** An id made of a number, in the form that real ones have. */
function id<Thing extends string>(number: number): Id<Thing> {
  const value = `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  if (!isId<Thing>(value)) throw new TypeError('an id is never empty');
  return value;
}

export const roomId = (number: number): ChannelId => id(number);
export const myId: UserId = id(101);
export const colleagueId: UserId = id(102);
export const visitorId: UserId = id(103);

export const me: Me = {
  userId: myId,
  name: 'Jonas Weber',
  avatarUrl: null,
  orgRole: 'operator',
  tenantId: id(100),
  workspace: 'Northwind Traders',
};

export const visitor: Message['sender'] = {
  id: visitorId,
  kind: 'guest',
  display_name: 'Amara Okafor',
  avatar_url: null,
};
export const mySender: Message['sender'] = {
  id: myId,
  kind: 'operator',
  display_name: me.name,
  avatar_url: null,
};
export const colleague: Message['sender'] = {
  id: colleagueId,
  kind: 'operator',
  display_name: 'Mia Lindqvist',
  avatar_url: null,
};

/** A message of the visitor, written `seq` minutes after ten o'clock. */
export function aMessage(seq: number, over: Partial<Message> = {}): Message {
  return {
    id: id(1_000 + seq),
    channel_id: roomId(1),
    seq,
    sender: visitor,
    content: `words ${seq}`,
    content_type: 'text',
    client_message_id: null,
    created_at: new Date(Date.UTC(2026, 0, 10, 10, seq)).toISOString(),
    edited_at: null,
    deleted_at: null,
    ...over,
  };
}

/** An open room whose last message is number `lastSeq`, all read. */
export function aRoom(number: number, lastSeq = 0, over: Partial<QueueRow> = {}): QueueRow {
  const created_at = new Date(Date.UTC(2026, 0, 10, 9, number)).toISOString();
  const last_message = lastSeq === 0 ? null : aMessage(lastSeq, { channel_id: roomId(number) });
  return {
    id: roomId(number),
    channel_id: roomId(number),
    name: `Visitor ${number}`,
    channel_type: 'support',
    topic: null,
    status: 'open',
    last_seq: lastSeq,
    merged_into: null,
    created_at,
    updated_at: last_message?.created_at ?? created_at,
    archived_at: null,
    last_read_seq: lastSeq,
    unread: 0,
    last_message,
    assignee: null,
    tags: [],
    waiting_since: null,
    draft: null,
    person: null,
    match: null,
    ...over,
  };
}

export function roomsOf(...rooms: readonly QueueRow[]): Rooms {
  return withPage(noRooms, 'open', { rooms, nextCursor: null, isFirst: true });
}

export function aMember(over: Partial<ChannelMember> = {}): ChannelMember {
  return {
    user_id: visitorId,
    kind: 'guest',
    display_name: visitor.display_name,
    avatar_url: null,
    role: 'member',
    last_read_seq: 0,
    joined_at: '2026-01-10T09:00:00.000Z',
    ...over,
  };
}

/** A member of the team; number 1 is oneself. */
export function aTeamMember(number: number, over: Partial<TeamMember> = {}): TeamMember {
  return {
    user_id: number === 1 ? myId : id(200 + number),
    email: `member-${number}@northwind.example`,
    display_name: number === 1 ? me.name : `Member ${number}`,
    avatar_url: null,
    org_role: 'operator',
    joined_at: '2026-01-10T09:00:00.000Z',
    ...over,
  };
}

/** Somebody of the team to whom a room can be given, who isn't there. */
export function anAssignee(number: number, over: Partial<AssignableMember> = {}): AssignableMember {
  return {
    user_id: id(700 + number),
    display_name: `Colleague ${number}`,
    avatar_url: null,
    org_role: 'operator',
    status: 'offline',
    ...over,
  };
}

export function anInvitation(number: number, over: Partial<Invitation> = {}): Invitation {
  return {
    invitation_id: id(300 + number),
    email: `invited-${number}@northwind.example`,
    org_role: 'operator',
    invited_by: myId,
    created_at: '2026-01-10T09:00:00.000Z',
    expires_at: '2026-01-17T09:00:00.000Z',
    ...over,
  };
}

export function aKey(number: number, over: Partial<ApiKey> = {}): ApiKey {
  return {
    key_id: id(400 + number),
    name: `Key ${number}`,
    key_type: 'secret',
    key_prefix: `iris_sk_${number}`,
    scopes: ['chat:messages.read'],
    user_id: id(450 + number),
    created_at: '2026-01-10T09:00:00.000Z',
    last_used_at: null,
    previous_secret_expires_at: null,
    ...over,
  };
}

/** An article, or a canned reply, of the team's. */
export function anEntry(number: number, over: Partial<Entry> = {}): Entry {
  return {
    id: id(600 + number),
    name: `entry-${number}`,
    content: `What entry ${number} says.`,
    updatedAt: '2026-01-10T09:00:00.000Z',
    ...over,
  };
}

/** Something that we did ourselves. */
export function anAuditRow(number: number, over: Partial<AuditRow> = {}): AuditRow {
  return {
    id: id(500 + number),
    at: new Date(Date.UTC(2026, 0, 10, 10, number)).toISOString(),
    actor: { kind: 'operator', id: myId, name: me.name },
    action: 'session.started',
    target: { type: 'session', id: id(104) },
    ip: '192.0.2.7',
    request_id: `request-${number}`,
    details: {},
    ...over,
  };
}

/** What a guest told, and the page they were last on. */
export function aPerson(over: Partial<Person> = {}): Person {
  return {
    user_id: visitorId,
    kind: 'guest',
    display_name: visitor.display_name,
    email: 'amara@shop.example',
    avatar_url: null,
    external_user_id: null,
    locale: 'fr',
    page: { url: 'https://shop.example/bikes?size=56', seen_at: aMessage(1).created_at },
    first_seen_at: aMessage(1).created_at,
    last_seen_at: aMessage(5).created_at,
    other_channels: 2,
    ...over,
  };
}

export function aConversation(messages: readonly Message[], over: Partial<Conversation> = {}): Conversation {
  const [fromSeq, headSeq] = [messages[0]?.seq ?? 1, messages.at(-1)?.seq ?? 0];
  const known = { fromSeq, headSeq, historyFromSeq: fromSeq, messages, members: [aMember()] };
  return { ...emptyConversation, history: 'loaded', ...known, ...over };
}

/** A note of a colleague's, written `minute` minutes after ten o'clock. */
export function aNote(minute: number, over: Partial<Note> = {}): Note {
  return {
    id: id(2_000 + minute),
    channel_id: roomId(1),
    author: colleague,
    content: `note ${minute}`,
    created_at: aMessage(minute).created_at,
    ...over,
  };
}

export const draftId: DraftId = id(3_001);

/** A draft that answers the first message, made from one article; a greater number is a later one. */
export function aDraft(number = 1, over: Partial<Draft> = {}): Draft {
  return {
    id: id(3_000 + number),
    channel_id: roomId(1),
    message_id: aMessage(1).id,
    content: 'By rail it is €140, in the reusable box.',
    sources: [{ kind: 'article', id: id(3_100), title: 'Shipping within Europe' }],
    engine: 'embedded',
    status: 'ready',
    created_at: aMessage(1).created_at,
    ...over,
  };
}

export function aCannedReply(number: number, over: Partial<CannedReply> = {}): CannedReply {
  return {
    id: id(4_000 + number),
    shortcut: `canned-${number}`,
    content: `canned words ${number}`,
    created_at: '2026-01-10T09:00:00.000Z',
    updated_at: '2026-01-10T09:00:00.000Z',
    ...over,
  };
}

export const aSession: CurrentSession = {
  session: {
    id: id(104),
    tenant_id: me.tenantId,
    user_id: myId,
    kind: 'operator',
    display_name: me.name,
    avatar_url: null,
    org_role: 'operator',
    expires_at: '2026-01-10T22:00:00.000Z',
  },
  tenant: { tenant_id: me.tenantId, name: me.workspace, slug: 'northwind' },
  chat: null,
};

/** The first frame of a socket, naming where these rooms stand. */
export function aHello(...rooms: readonly QueueRow[]): ServerFrameOf<'hello'> {
  return {
    type: 'hello',
    payload: {
      session: aSession.session,
      heartbeat_ms: 20_000,
      channels: rooms.map(({ id, last_seq, last_read_seq }) => ({ channel_id: id, last_seq, last_read_seq })),
    },
  };
}

/** The settings of a widget of which only the name was changed. */
export const someSettings: WidgetSettings = {
  title: 'Northwind',
  logo_url: null,
  welcome_message: '',
  colors: { primary: '#5b5bd6', background: null, text: null },
  position: 'right',
  offset: { x: 20, y: 20 },
  theme: 'auto',
  locale: 'auto',
  pre_chat: { enabled: false, fields: [] },
  business_hours: null,
  show_presence: true,
  sounds: false,
  allowed_origins: ['https://northwind.example'],
};
