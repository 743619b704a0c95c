import Type, { type Static } from 'typebox';
import { channelStatuses, memberRoles, senderKinds } from '../names.ts';
import { ChannelIdSchema, UserIdSchema } from '../schema/ids.ts';
import { Cursor, dataOf, Limit, listOf, nullable, oneOf, Seq, strict, Timestamp } from '../schema/pieces.ts';
import { Message } from './messages.ts';
import { route } from './route.ts';

const channelFields = {
  id: ChannelIdSchema,
  name: Type.String(),
  channel_type: Type.String(),
  topic: nullable(Type.String()),
  status: oneOf(channelStatuses),
  last_seq: Seq,
  merged_into: nullable(ChannelIdSchema),
  created_at: Timestamp,
  updated_at: Timestamp,
  archived_at: nullable(Timestamp),
};

/** A conversation as everyone sees it: what the channel frames carry. */
export const ChannelState = strict(channelFields);
export type ChannelState = Static<typeof ChannelState>;

/**
 * A conversation as one reader sees it: `last_read_seq` and `unread` are the reader's own.
 * `unread` counts the messages after `last_read_seq` that others wrote and that still stand; for the team it stops at
 * `maxTeamUnread`.
 */
export const Channel = strict({
  ...channelFields,
  last_read_seq: Seq,
  unread: Type.Integer({ minimum: 0 }),
  last_message: nullable(Message),
});
export type Channel = Static<typeof Channel>;

export const ChannelMember = strict({
  user_id: UserIdSchema,
  kind: oneOf(senderKinds),
  display_name: Type.String(),
  avatar_url: nullable(Type.String()),
  role: oneOf(memberRoles),
  last_read_seq: Seq,
  joined_at: Timestamp,
});
export type ChannelMember = Static<typeof ChannelMember>;

const oneChannel = strict({ id: ChannelIdSchema });

export const channelRoutes = {
  list: route({
    id: 'channels.list',
    method: 'GET',
    path: '/api/v1/channels',
    summary: "An end user's own channels, or all of the tenant for its team; latest activity first",
    access: { chat: true, team: 'read' },
    passage: ['widget', 'console'],
    query: strict({
      limit: Type.Optional(Limit),
      cursor: Type.Optional(Cursor),
      status: Type.Optional(oneOf(channelStatuses)),
    }),
    answers: { 200: listOf(Channel) },
    codes: [],
  }),
  get: route({
    id: 'channels.get',
    method: 'GET',
    path: '/api/v1/channels/{id}',
    summary: 'One channel',
    access: { chat: true, team: 'read' },
    passage: ['widget', 'console'],
    params: oneChannel,
    answers: { 200: dataOf(Channel) },
    codes: [],
  }),
  members: route({
    id: 'channels.members',
    method: 'GET',
    path: '/api/v1/channels/{id}/members',
    summary: 'Who is in a channel',
    access: { chat: true, team: 'read' },
    passage: ['widget', 'console'],
    params: oneChannel,
    answers: { 200: listOf(ChannelMember) },
    codes: [],
  }),
  typing: route({
    id: 'channels.typing',
    method: 'POST',
    path: '/api/v1/channels/{id}/typing',
    summary: 'Say that one is typing; expires by itself after 6 s',
    access: { chat: true, team: 'answer' },
    passage: ['widget', 'console'],
    params: oneChannel,
    body: strict({ is_typing: Type.Boolean() }),
    answers: { 204: null },
    codes: [],
  }),
  read: route({
    id: 'channels.read',
    method: 'POST',
    path: '/api/v1/channels/{id}/read',
    summary: 'Say up to which seq one has read; never goes back',
    access: { chat: true, team: 'read' },
    passage: ['widget', 'console'],
    params: oneChannel,
    body: strict({ seq: Seq }),
    answers: { 204: null },
    codes: [],
  }),
  archive: route({
    id: 'channels.archive',
    method: 'POST',
    path: '/api/v1/channels/{id}/archive',
    summary: 'Archive a channel',
    access: { team: 'answer' },
    passage: ['console'],
    params: oneChannel,
    answers: { 200: dataOf(Channel) },
    codes: [],
  }),
  reopen: route({
    id: 'channels.reopen',
    method: 'POST',
    path: '/api/v1/channels/{id}/reopen',
    summary: 'Reopen an archived channel',
    access: { team: 'answer' },
    passage: ['console'],
    params: oneChannel,
    answers: { 200: dataOf(Channel) },
    codes: [],
  }),
};
