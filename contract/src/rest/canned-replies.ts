import Type, { type Static } from 'typebox';
import { CannedReplyIdSchema } from '../schema/ids.ts';
import { Cursor, dataOf, Limit, listOf, strict, Timestamp } from '../schema/pieces.ts';
import { Content } from './messages.ts';
import { route } from './route.ts';

const Shortcut = Type.String({
  format: 'text',
  pattern: '^[^\\s/]{1,40}$',
  description:
    'What is typed for it after a slash: 1 to 40 characters without space or slash; upper and lower case are one',
});

/** A reply that is given often, by a short name. */
export const CannedReply = strict({
  id: CannedReplyIdSchema,
  shortcut: Type.String(),
  content: Type.String(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type CannedReply = Static<typeof CannedReply>;

const oneCannedReply = strict({ canned_reply_id: CannedReplyIdSchema });

export const cannedReplyRoutes = {
  list: route({
    id: 'cannedReplies.list',
    method: 'GET',
    path: '/api/v1/operator/canned-replies',
    summary: 'The canned replies, newest first',
    access: { team: 'read' },
    passage: ['console'],
    query: strict({ limit: Type.Optional(Limit), cursor: Type.Optional(Cursor) }),
    answers: { 200: listOf(CannedReply) },
    codes: [],
  }),
  create: route({
    id: 'cannedReplies.create',
    method: 'POST',
    path: '/api/v1/operator/canned-replies',
    summary: 'Write a canned reply; at most 1,000 in a workspace, each shortcut once',
    access: { team: 'answer' },
    passage: ['console'],
    body: strict({ shortcut: Shortcut, content: Content }),
    answers: { 201: dataOf(CannedReply) },
    codes: ['conflict'],
  }),
  get: route({
    id: 'cannedReplies.get',
    method: 'GET',
    path: '/api/v1/operator/canned-replies/{canned_reply_id}',
    summary: 'One canned reply',
    access: { team: 'read' },
    passage: ['console'],
    params: oneCannedReply,
    answers: { 200: dataOf(CannedReply) },
    codes: [],
  }),
  update: route({
    id: 'cannedReplies.update',
    method: 'PATCH',
    path: '/api/v1/operator/canned-replies/{canned_reply_id}',
    summary: 'Change shortcut or content of a canned reply',
    access: { team: 'answer' },
    passage: ['console'],
    params: oneCannedReply,
    body: Type.Object(
      { shortcut: Type.Optional(Shortcut), content: Type.Optional(Content) },
      { additionalProperties: false, minProperties: 1 },
    ),
    answers: { 200: dataOf(CannedReply) },
    codes: ['conflict'],
  }),
  delete: route({
    id: 'cannedReplies.delete',
    method: 'DELETE',
    path: '/api/v1/operator/canned-replies/{canned_reply_id}',
    summary: 'Delete a canned reply; drafts that quote it keep their text',
    access: { team: 'answer' },
    passage: ['console'],
    params: oneCannedReply,
    answers: { 204: null },
    codes: [],
  }),
};
