import Type, { type Static } from 'typebox';
import {
  answeringRoles,
  maxTagCodePoints,
  maxTags,
  maxTeamUnread,
  presenceStatuses,
  queueStates,
  senderKinds,
} from '../names.ts';
import { ChannelIdSchema, MessageIdSchema, NoteIdSchema, UserIdSchema } from '../schema/ids.ts';
import { Cursor, dataOf, Limit, listOf, nullable, oneOf, strict, text, Timestamp } from '../schema/pieces.ts';
import { Channel } from './channels.ts';
import { Draft } from './draft.ts';
import { SeqFromOne } from './messages.ts';
import { route } from './route.ts';

/** Who of the team answers in a channel. */
const Assignee = strict({ id: UserIdSchema, display_name: Type.String() });

/** Somebody to whom a channel can be given. Without their e-mail: that is for whoever administers the team. */
export const AssignableMember = strict({
  user_id: UserIdSchema,
  display_name: Type.String(),
  avatar_url: nullable(Type.String()),
  org_role: oneOf(answeringRoles),
  status: oneOf(presenceStatuses),
});
export type AssignableMember = Static<typeof AssignableMember>;

/** What the team alone knows of a channel: never part of what an end user or a key is shown. */
const teamFields = {
  assignee: nullable(Assignee),
  tags: Type.Array(Type.String(), { description: 'In the order of the alphabet' }),
  waiting_since: nullable({
    ...Timestamp,
    description: "When the end user wrote the first message after the team's last one; null: nobody waits",
  }),
  draft: nullable(Draft),
};

/** The same, told when any of it changes: what the `queue.updated` frame carries. */
export const QueueChange = strict({ channel_id: ChannelIdSchema, ...teamFields });
export type QueueChange = Static<typeof QueueChange>;

/** Pieces of an excerpt in their order; those that were searched for are hits. Plain text: nothing in it is markup. */
export const Snippet = Type.Array(strict({ text: Type.String(), is_hit: Type.Boolean() }));
export type Snippet = Static<typeof Snippet>;

/** Where `q` was found: the newest message that has all of its words, else the newest note, else names and e-mail. */
export const QueueMatch = Type.Union([
  strict({
    found_in: Type.Literal('message'),
    message_id: MessageIdSchema,
    seq: SeqFromOne,
    snippet: Snippet,
  }),
  strict({ found_in: Type.Literal('note'), note_id: NoteIdSchema, snippet: Snippet }),
  strict({ found_in: Type.Literal('name'), snippet: Snippet }),
]);
export type QueueMatch = Static<typeof QueueMatch>;

/** Whose support channel it is. */
const QueuePerson = strict({
  user_id: UserIdSchema,
  kind: oneOf(senderKinds),
  display_name: Type.String(),
  email: nullable(Type.String()),
  avatar_url: nullable(Type.String()),
});

/** A channel as the team's queue shows it to one of its members. */
export const QueueRow = strict({
  ...Channel.properties,
  unread: Type.Integer({
    minimum: 0,
    maximum: maxTeamUnread,
    description: `Counted up to ${maxTeamUnread}`,
  }),
  channel_id: ChannelIdSchema,
  ...teamFields,
  person: nullable(QueuePerson),
  match: nullable(QueueMatch),
});
export type QueueRow = Static<typeof QueueRow>;

const Count = Type.Integer({ minimum: 0 });

export const QueueCounts = strict({ unassigned: Count, mine: Count, open: Count, archived: Count });
export type QueueCounts = Static<typeof QueueCounts>;

/** Trimmed, in lower case and with single spaces it is stored and compared. */
const Tag = text(maxTagCodePoints);

export const TagCount = strict({ tag: Type.String(), open: Count, archived: Count });
export type TagCount = Static<typeof TagCount>;

const oneChannel = strict({ id: ChannelIdSchema });

export const queueRoutes = {
  list: route({
    id: 'queue.list',
    method: 'GET',
    path: '/api/v1/operator/queue',
    summary:
      "The team's channels in which something was said, latest activity first; those of all states unless told otherwise",
    access: { team: 'read' },
    passage: ['console'],
    query: strict({
      state: Type.Optional(oneOf(queueStates)),
      q: Type.Optional({
        ...text(200),
        description:
          'Words that all stand in one message, in one note, or in names and e-mail; the last may be a beginning. By their names, channels without a message are found too. Case and accents do not matter. What is in more than 10,000 places is looked for in the newest ten messages of each channel, and in names',
      }),
      tag: Type.Optional(Tag),
      cursor: Type.Optional(Cursor),
      limit: Type.Optional(Limit),
    }),
    answers: { 200: listOf(QueueRow) },
    codes: [],
  }),
  counts: route({
    id: 'queue.counts',
    method: 'GET',
    path: '/api/v1/operator/queue/counts',
    summary: 'How many channels in which something was said are in each state of the queue',
    access: { team: 'read' },
    passage: ['console'],
    answers: { 200: dataOf(QueueCounts) },
    codes: [],
  }),
  get: route({
    id: 'queue.get',
    method: 'GET',
    path: '/api/v1/operator/channels/{id}',
    summary: 'One channel as the queue shows it',
    access: { team: 'read' },
    passage: ['console'],
    params: oneChannel,
    answers: { 200: dataOf(QueueRow) },
    codes: [],
  }),
  tags: route({
    id: 'queue.tags',
    method: 'GET',
    path: '/api/v1/operator/tags',
    summary: 'The tags in use, most used first, at most 200',
    access: { team: 'read' },
    passage: ['console'],
    answers: { 200: strict({ data: Type.Array(TagCount), next_cursor: Type.Null() }) },
    codes: [],
  }),
  assignees: route({
    id: 'queue.assignees',
    method: 'GET',
    path: '/api/v1/operator/assignees',
    summary:
      'Whom a channel can be given to: the team members who may answer, by name, and who of them is there',
    access: { team: 'read' },
    passage: ['console'],
    answers: { 200: strict({ data: Type.Array(AssignableMember), next_cursor: Type.Null() }) },
    codes: [],
  }),
  assign: route({
    id: 'queue.assign',
    method: 'POST',
    path: '/api/v1/channels/{id}/assign',
    summary: 'Say which team member answers in a channel, or (null) that nobody does',
    access: { team: 'answer' },
    passage: ['console'],
    params: oneChannel,
    body: strict({ user_id: nullable(UserIdSchema) }),
    answers: { 200: dataOf(QueueRow) },
    codes: ['channel_archived'],
  }),
  setTags: route({
    id: 'queue.setTags',
    method: 'PUT',
    path: '/api/v1/channels/{id}/tags',
    summary: 'Replace the tags of a channel',
    access: { team: 'answer' },
    passage: ['console'],
    params: oneChannel,
    body: strict({ tags: Type.Array(Tag, { maxItems: maxTags }) }),
    answers: { 200: dataOf(QueueRow) },
    codes: ['channel_archived'],
  }),
};
