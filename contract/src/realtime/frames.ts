import Type, { type Static, type TProperties, type TSchema } from 'typebox';
import { presenceStatuses } from '../names.ts';
import { ChannelState, ChannelMember } from '../rest/channels.ts';
import { Draft } from '../rest/draft.ts';
import { Message } from '../rest/messages.ts';
import { Note } from '../rest/notes.ts';
import { QueueChange } from '../rest/queue.ts';
import { Session } from '../rest/sessions.ts';
import { ChannelIdSchema, UserIdSchema } from '../schema/ids.ts';
import { oneOf, Seq, strict, Timestamp } from '../schema/pieces.ts';

const frame = <const T extends string, P extends TSchema>(type: T, payload: P) =>
  strict({ type: Type.Literal(type), payload });

/** Payloads that a newer client may extend: unknown keys are left alone. */
const open = <T extends TProperties>(properties: T) => Type.Object(properties);

/** What a socket says to the server. Messages are posted over REST, never here. */
export const clientFrames = {
  heartbeat: frame('heartbeat', open({})),
  typing: frame('typing', open({ channel_id: ChannelIdSchema, is_typing: Type.Boolean() })),
  read: frame('read', open({ channel_id: ChannelIdSchema, seq: Seq })),
  auth: frame('auth', open({ token: Type.String({ minLength: 1 }) })),
} as const;

export type ClientFrame = Static<(typeof clientFrames)[keyof typeof clientFrames]>;
export type ClientFrameType = ClientFrame['type'];

/** One followed channel in `hello`: where it stands, and where its reader stands. */
export const HelloChannel = strict({ channel_id: ChannelIdSchema, last_seq: Seq, last_read_seq: Seq });
export type HelloChannel = Static<typeof HelloChannel>;

/** Error codes of the socket; neither closes it. */
export const socketErrorCodes = [
  'UNKNOWN_TYPE',
  'INVALID_JSON',
  'INVALID_PAYLOAD',
  'NOT_FOUND',
  'FORBIDDEN',
] as const;
export type SocketErrorCode = (typeof socketErrorCodes)[number];

const ChannelMemberChange = strict({ channel_id: ChannelIdSchema, member: ChannelMember });

/** What the server says. `hello` comes first; every message frame carries the whole message. */
export const serverFrames = {
  hello: frame(
    'hello',
    strict({ session: Session, heartbeat_ms: Type.Integer(), channels: Type.Array(HelloChannel) }),
  ),
  'message.new': frame('message.new', Message),
  'message.updated': frame('message.updated', Message),
  'message.deleted': frame('message.deleted', Message),
  'typing.indicator': frame(
    'typing.indicator',
    strict({
      channel_id: ChannelIdSchema,
      user_id: UserIdSchema,
      display_name: Type.String(),
      is_typing: Type.Boolean(),
    }),
  ),
  'presence.changed': frame(
    'presence.changed',
    strict({ user_id: UserIdSchema, status: oneOf(presenceStatuses) }),
  ),
  'read.updated': frame(
    'read.updated',
    strict({ channel_id: ChannelIdSchema, user_id: UserIdSchema, seq: Seq }),
  ),
  'channel.created': frame('channel.created', ChannelState),
  'channel.updated': frame('channel.updated', ChannelState),
  'channel.archived': frame('channel.archived', ChannelState),
  'member.joined': frame('member.joined', ChannelMemberChange),
  'member.left': frame('member.left', ChannelMemberChange),
  /** A guest became an identity. Where that had a channel of its own, the guest's was merged into it. */
  'identity.linked': frame(
    'identity.linked',
    strict({
      user_id: UserIdSchema,
      guest_id: UserIdSchema,
      channel_id: ChannelIdSchema,
      guest_channel_id: ChannelIdSchema,
    }),
  ),
  /** For the team alone: what it knows of a channel has changed. Comes beside `channel.*` and `message.*`, in no order. */
  'queue.updated': frame('queue.updated', QueueChange),
  /** For the team alone. */
  'note.created': frame('note.created', Note),
  /** For the team alone: there is an answer to propose. It comes after the message that it answers was committed. */
  'draft.ready': frame('draft.ready', Draft),
  /** For the team alone: a draft was sent, edited, dismissed, or overtaken by what was said since. */
  'draft.updated': frame('draft.updated', Draft),
  'session.expiring': frame('session.expiring', strict({ expires_at: Timestamp })),
  pong: frame('pong', strict({ ts: Type.Integer({ description: 'Milliseconds since 1970' }) })),
  error: frame('error', strict({ code: oneOf(socketErrorCodes), message: Type.String() })),
} as const;

export type ServerFrame = Static<(typeof serverFrames)[keyof typeof serverFrames]>;
export type ServerFrameType = ServerFrame['type'];
export type ServerFrameOf<T extends ServerFrameType> = Extract<ServerFrame, { type: T }>;
