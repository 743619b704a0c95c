import Type, { type Static } from 'typebox';
import { contentTypes, maxContentCodePoints, senderKinds } from '../names.ts';
import { ChannelIdSchema, DraftIdSchema, MessageIdSchema, UserIdSchema } from '../schema/ids.ts';
import { Cursor, dataOf, Limit, nullable, oneOf, Seq, strict, Timestamp } from '../schema/pieces.ts';
import { route } from './route.ts';

/** Whoever wrote a message. */
export const Sender = strict({
  id: UserIdSchema,
  kind: oneOf(senderKinds),
  display_name: Type.String(),
  avatar_url: nullable(Type.String()),
});
export type Sender = Static<typeof Sender>;

/** Number of a message that is there. */
export const SeqFromOne = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

/** A message. A deleted one stays as a tombstone: `deleted_at` set, `content` null. */
export const Message = strict({
  id: MessageIdSchema,
  channel_id: ChannelIdSchema,
  seq: SeqFromOne,
  sender: Sender,
  content: nullable(Type.String()),
  content_type: oneOf(contentTypes),
  client_message_id: nullable(Type.String()),
  created_at: Timestamp,
  edited_at: nullable(Timestamp),
  deleted_at: nullable(Timestamp),
});
export type Message = Static<typeof Message>;

/** What a person writes into a message or a note. */
export const Content = Type.String({
  format: 'content',
  description: `1 to ${maxContentCodePoints} code points after trimming; stored trimmed`,
});

/** Forms and events are written by Iris itself, so nobody can pass text off as one. */
const PostableContentType = oneOf(['text', 'markdown']);

const ClientMessageId = Type.String({
  format: 'text',
  minLength: 1,
  maxLength: 64,
  description: "The sender's own name for this message: repeating it gives the first answer again",
});

/** What whoever posts a message says. */
export const PostedMessage = strict({
  content: Content,
  content_type: Type.Optional(PostableContentType),
  client_message_id: Type.Optional(ClientMessageId),
});

const DraftId = Type.Unsafe<Static<typeof DraftIdSchema>>({
  ...DraftIdSchema,
  description:
    'The draft that this is, as it was or edited; for the team alone. A draft is used once: a second message with it is 409 `conflict`, and is not posted',
});

export const MessagePage = strict({
  data: Type.Array(Message),
  next_cursor: nullable(Type.String()),
  history_from_seq: Type.Integer({
    minimum: 1,
    description: 'From which seq on history still exists; what was before has been purged',
  }),
});
export type MessagePage = Static<typeof MessagePage>;

const inChannel = strict({ id: ChannelIdSchema });
const oneMessage = strict({ id: MessageIdSchema });

export const messageRoutes = {
  list: route({
    id: 'messages.list',
    method: 'GET',
    path: '/api/v1/channels/{id}/messages',
    summary: 'Messages, newest first; with after_seq oldest first, which is how a client catches up',
    access: { chat: true, team: 'read' },
    passage: ['widget', 'console'],
    params: inChannel,
    query: strict({
      limit: Type.Optional(Limit),
      cursor: Type.Optional(Cursor),
      after_seq: Type.Optional(Seq),
    }),
    answers: { 200: MessagePage },
    codes: [],
  }),
  post: route({
    id: 'messages.post',
    method: 'POST',
    path: '/api/v1/channels/{id}/messages',
    summary: 'Post a message',
    access: { chat: true, team: 'answer' },
    passage: ['widget', 'console'],
    params: inChannel,
    body: strict({ ...PostedMessage.properties, draft_id: Type.Optional(DraftId) }),
    answers: { 201: dataOf(Message), 200: dataOf(Message) },
    codes: ['channel_archived', 'conflict', 'idempotency_mismatch'],
  }),
  edit: route({
    id: 'messages.edit',
    method: 'PATCH',
    path: '/api/v1/messages/{id}',
    summary: 'Change the text of an own message',
    access: { chat: true, team: 'answer' },
    passage: ['widget', 'console'],
    params: oneMessage,
    body: strict({ content: Content }),
    answers: { 200: dataOf(Message) },
    codes: ['forbidden'],
  }),
  delete: route({
    id: 'messages.delete',
    method: 'DELETE',
    path: '/api/v1/messages/{id}',
    summary: 'Delete an own message; a tombstone without content stays',
    access: { chat: true, team: 'answer' },
    passage: ['widget', 'console'],
    params: oneMessage,
    answers: { 204: null },
    codes: ['forbidden'],
  }),
};
