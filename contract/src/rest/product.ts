import Type, { type Static } from 'typebox';
import { channelStatuses, memberRoles, presenceStatuses, senderKinds } from '../names.ts';
import { ChannelIdSchema, MessageIdSchema, TenantIdSchema, UserIdSchema } from '../schema/ids.ts';
import {
  Cursor,
  dataOf,
  Email,
  Limit,
  listOf,
  nullable,
  oneOf,
  optionalText,
  Seq,
  strict,
  text,
} from '../schema/pieces.ts';
import { Channel, ChannelMember } from './channels.ts';
import { ApiKey } from './keys.ts';
import { Message, MessagePage, messageRoutes, PostedMessage } from './messages.ts';
import { route } from './route.ts';
import { ChatSession } from './sessions.ts';

/** A key as it sees itself. */
export const CurrentApiKey = strict({ tenant_id: TenantIdSchema, ...ApiKey.properties });
export type CurrentApiKey = Static<typeof CurrentApiKey>;

/** Presence of a member, as a backend knows it. */
const MemberPresence = strict({ user_id: UserIdSchema, status: oneOf(presenceStatuses) });

/** A user as the backend that knows it sees it. */
export const LinkedIdentity = strict({
  user: strict({
    id: UserIdSchema,
    kind: oneOf(senderKinds),
    display_name: Type.String(),
    email: nullable(Type.String()),
    avatar_url: nullable(Type.String()),
    external_user_id: Type.String(),
  }),
  channel_id: ChannelIdSchema,
});
export type LinkedIdentity = Static<typeof LinkedIdentity>;

const ChannelName = text(200);
const Topic = nullable(optionalText(500));
const MemberRole = oneOf(memberRoles);

const inChannel = strict({ id: ChannelIdSchema });
const oneMessage = strict({ id: MessageIdSchema });
const oneMember = strict({ id: ChannelIdSchema, user_id: UserIdSchema });

/** What a backend may do with an API key (seed 001 §6). A key sees the channels that its user is a member of. */
export const productRoutes = {
  me: route({
    id: 'product.me',
    method: 'GET',
    path: '/api/product/v1/me',
    summary: 'Which key this is and what it may do',
    access: { key: 'any' },
    passage: [],
    answers: { 200: dataOf(CurrentApiKey) },
    codes: [],
  }),
  startSession: route({
    id: 'product.startSession',
    method: 'POST',
    path: '/api/product/v1/sessions',
    summary:
      'Start a chat session for a user of yours: the same external_user_id is the same user and channel',
    access: { key: 'chat:identity.link' },
    passage: [],
    body: strict({
      external_user_id: text(255),
      display_name: Type.Optional(text(120)),
      email: Type.Optional(Email),
      channel_name: Type.Optional(
        Type.Unsafe<string>({ ...ChannelName, description: 'Names the support channel when it is made' }),
      ),
      tenant_id: Type.Optional(Type.Unknown({ description: 'Refused: the key says which tenant this is' })),
    }),
    repeatable: true,
    answers: { 201: dataOf(ChatSession), 200: dataOf(ChatSession) },
    codes: ['tenant_id_not_allowed'],
  }),
  createChannel: route({
    id: 'product.createChannel',
    method: 'POST',
    path: '/api/product/v1/channels',
    summary: 'Make a channel; the key becomes its moderator',
    access: { key: 'chat:channels.create' },
    passage: [],
    body: strict({
      name: ChannelName,
      channel_type: Type.Optional(Type.Unsafe<string>({ ...text(40), default: 'support' })),
      topic: Type.Optional(Topic),
    }),
    repeatable: true,
    answers: { 201: dataOf(Channel), 200: dataOf(Channel) },
    codes: [],
  }),
  listChannels: route({
    id: 'product.listChannels',
    method: 'GET',
    path: '/api/product/v1/channels',
    summary: 'The channels that the key sees, latest activity first',
    access: { key: 'chat:channels.read' },
    passage: [],
    query: strict({
      limit: Type.Optional(Limit),
      cursor: Type.Optional(Cursor),
      status: Type.Optional(oneOf(channelStatuses)),
    }),
    answers: { 200: listOf(Channel) },
    codes: [],
  }),
  getChannel: route({
    id: 'product.getChannel',
    method: 'GET',
    path: '/api/product/v1/channels/{id}',
    summary: 'One channel',
    access: { key: 'chat:channels.read' },
    passage: [],
    params: inChannel,
    answers: { 200: dataOf(Channel) },
    codes: [],
  }),
  updateChannel: route({
    id: 'product.updateChannel',
    method: 'PATCH',
    path: '/api/product/v1/channels/{id}',
    summary: 'Change name or topic of a channel',
    access: { key: 'chat:channels.manage' },
    passage: [],
    params: inChannel,
    body: Type.Object(
      { name: Type.Optional(ChannelName), topic: Type.Optional(Topic) },
      { additionalProperties: false, minProperties: 1 },
    ),
    answers: { 200: dataOf(Channel) },
    codes: [],
  }),
  archiveChannel: route({
    id: 'product.archiveChannel',
    method: 'POST',
    path: '/api/product/v1/channels/{id}/archive',
    summary: 'Archive a channel; one that is archived already stays so',
    access: { key: 'chat:channels.manage' },
    passage: [],
    params: inChannel,
    repeatable: true,
    answers: { 200: dataOf(Channel) },
    codes: [],
  }),
  listMembers: route({
    id: 'product.listMembers',
    method: 'GET',
    path: '/api/product/v1/channels/{id}/members',
    summary: 'Who is in a channel',
    access: { key: 'chat:channels.read' },
    passage: [],
    params: inChannel,
    answers: { 200: listOf(ChannelMember) },
    codes: [],
  }),
  addMember: route({
    id: 'product.addMember',
    method: 'POST',
    path: '/api/product/v1/channels/{id}/members',
    summary: 'Add a user of the tenant, or another key, to a channel',
    access: { key: 'chat:channels.manage' },
    passage: [],
    params: inChannel,
    body: strict({ user_id: UserIdSchema, role: Type.Optional(MemberRole) }),
    repeatable: true,
    answers: { 201: dataOf(ChannelMember), 200: dataOf(ChannelMember) },
    codes: ['conflict'],
  }),
  updateMember: route({
    id: 'product.updateMember',
    method: 'PATCH',
    path: '/api/product/v1/channels/{id}/members/{user_id}',
    summary: 'Change the role of a member',
    access: { key: 'chat:channels.manage' },
    passage: [],
    params: oneMember,
    body: strict({ role: MemberRole }),
    answers: { 200: dataOf(ChannelMember) },
    codes: [],
  }),
  removeMember: route({
    id: 'product.removeMember',
    method: 'DELETE',
    path: '/api/product/v1/channels/{id}/members/{user_id}',
    summary: 'Take a member out of a channel; a support channel keeps the user whose it is',
    access: { key: 'chat:channels.manage' },
    passage: [],
    params: oneMember,
    answers: { 204: null },
    codes: ['conflict'],
  }),
  postMessage: route({
    id: 'product.postMessage',
    method: 'POST',
    path: '/api/product/v1/channels/{id}/messages',
    summary: 'Post a message; an Idempotency-Key of up to 64 characters is taken as client_message_id',
    access: { key: 'chat:messages.write' },
    passage: [],
    params: inChannel,
    body: PostedMessage,
    repeatable: true,
    answers: { 201: dataOf(Message), 200: dataOf(Message) },
    codes: ['channel_archived'],
  }),
  listMessages: route({
    id: 'product.listMessages',
    method: 'GET',
    path: '/api/product/v1/channels/{id}/messages',
    summary: 'Messages, newest first; with after_seq oldest first',
    access: { key: 'chat:messages.read' },
    passage: [],
    params: inChannel,
    query: messageRoutes.list.query,
    answers: { 200: MessagePage },
    codes: [],
  }),
  getMessage: route({
    id: 'product.getMessage',
    method: 'GET',
    path: '/api/product/v1/messages/{id}',
    summary: 'One message',
    access: { key: 'chat:messages.read' },
    passage: [],
    params: oneMessage,
    answers: { 200: dataOf(Message) },
    codes: [],
  }),
  editMessage: route({
    id: 'product.editMessage',
    method: 'PATCH',
    path: '/api/product/v1/messages/{id}',
    summary: 'Change the text of a message that this key posted',
    access: { key: 'chat:messages.write' },
    passage: [],
    params: oneMessage,
    body: messageRoutes.edit.body,
    answers: { 200: dataOf(Message) },
    codes: ['forbidden'],
  }),
  deleteMessage: route({
    id: 'product.deleteMessage',
    method: 'DELETE',
    path: '/api/product/v1/messages/{id}',
    summary: 'Delete a message that this key posted; a tombstone without content stays',
    access: { key: 'chat:messages.write' },
    passage: [],
    params: oneMessage,
    answers: { 204: null },
    codes: ['forbidden'],
  }),
  setPresence: route({
    id: 'product.setPresence',
    method: 'POST',
    path: '/api/product/v1/channels/{id}/presence',
    summary: 'Say whether a member is there; without a socket it holds for 45 s',
    access: { key: 'chat:presence.write' },
    passage: [],
    params: inChannel,
    body: MemberPresence,
    repeatable: true,
    answers: { 200: dataOf(MemberPresence) },
    codes: [],
  }),
  setReadState: route({
    id: 'product.setReadState',
    method: 'POST',
    path: '/api/product/v1/channels/{id}/read-state',
    summary: 'Say up to which seq a member has read; never goes back',
    access: { key: 'chat:read-state.write' },
    passage: [],
    params: inChannel,
    body: strict({ user_id: UserIdSchema, seq: Seq }),
    repeatable: true,
    answers: { 204: null },
    codes: [],
  }),
  linkIdentity: route({
    id: 'product.linkIdentity',
    method: 'POST',
    path: '/api/product/v1/identity/link',
    summary: "Make a guest a user of yours, with its whole history; the guest's session and resume token die",
    access: { key: 'chat:identity.link' },
    passage: [],
    body: strict({
      session_token: Type.String({ minLength: 1, maxLength: 4_096 }),
      external_user_id: text(255),
      display_name: Type.Optional(text(120)),
      email: Type.Optional(Email),
    }),
    repeatable: true,
    answers: { 200: dataOf(LinkedIdentity) },
    codes: ['conflict'],
  }),
};
