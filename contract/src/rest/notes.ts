import Type, { type Static } from 'typebox';
import { ChannelIdSchema, NoteIdSchema } from '../schema/ids.ts';
import { Cursor, dataOf, Limit, listOf, strict, Timestamp } from '../schema/pieces.ts';
import { Content, Sender } from './messages.ts';
import { route } from './route.ts';

/** Words about a channel that only the team sees. */
export const Note = strict({
  id: NoteIdSchema,
  channel_id: ChannelIdSchema,
  author: Sender,
  content: Type.String(),
  created_at: Timestamp,
});
export type Note = Static<typeof Note>;

const inChannel = strict({ id: ChannelIdSchema });

export const noteRoutes = {
  list: route({
    id: 'notes.list',
    method: 'GET',
    path: '/api/v1/channels/{id}/notes',
    summary: "The team's notes on a channel, newest first",
    access: { team: 'read' },
    passage: ['console'],
    params: inChannel,
    query: strict({ limit: Type.Optional(Limit), cursor: Type.Optional(Cursor) }),
    answers: { 200: listOf(Note) },
    codes: [],
  }),
  create: route({
    id: 'notes.create',
    method: 'POST',
    path: '/api/v1/channels/{id}/notes',
    summary: 'Write a note on a channel; no end user ever sees it',
    access: { team: 'answer' },
    passage: ['console'],
    params: inChannel,
    body: strict({ content: Content }),
    answers: { 201: dataOf(Note) },
    codes: ['channel_archived'],
  }),
};
