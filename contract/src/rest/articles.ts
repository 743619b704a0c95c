import Type, { type Static } from 'typebox';
import { ArticleIdSchema } from '../schema/ids.ts';
import { Cursor, dataOf, Limit, listOf, strict, text, Timestamp } from '../schema/pieces.ts';
import { route } from './route.ts';

const title = text(200);
const content = text(20_000);

/** Something that the team knows, written down once: drafts quote it. */
export const Article = strict({
  id: ArticleIdSchema,
  title: Type.String(),
  content: Type.String(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type Article = Static<typeof Article>;

const oneArticle = strict({ article_id: ArticleIdSchema });

export const articleRoutes = {
  list: route({
    id: 'articles.list',
    method: 'GET',
    path: '/api/v1/operator/articles',
    summary: 'The articles that drafts are made from, newest first',
    access: { team: 'read' },
    passage: ['console'],
    query: strict({ limit: Type.Optional(Limit), cursor: Type.Optional(Cursor) }),
    answers: { 200: listOf(Article) },
    codes: [],
  }),
  create: route({
    id: 'articles.create',
    method: 'POST',
    path: '/api/v1/operator/articles',
    summary: 'Write an article; at most 1,000 in a workspace',
    access: { team: 'answer' },
    passage: ['console'],
    body: strict({ title, content }),
    answers: { 201: dataOf(Article) },
    codes: ['conflict'],
  }),
  get: route({
    id: 'articles.get',
    method: 'GET',
    path: '/api/v1/operator/articles/{article_id}',
    summary: 'One article',
    access: { team: 'read' },
    passage: ['console'],
    params: oneArticle,
    answers: { 200: dataOf(Article) },
    codes: [],
  }),
  update: route({
    id: 'articles.update',
    method: 'PATCH',
    path: '/api/v1/operator/articles/{article_id}',
    summary: 'Change title or content of an article',
    access: { team: 'answer' },
    passage: ['console'],
    params: oneArticle,
    body: Type.Object(
      { title: Type.Optional(title), content: Type.Optional(content) },
      { additionalProperties: false, minProperties: 1 },
    ),
    answers: { 200: dataOf(Article) },
    codes: [],
  }),
  delete: route({
    id: 'articles.delete',
    method: 'DELETE',
    path: '/api/v1/operator/articles/{article_id}',
    summary: 'Delete an article; drafts that quote it keep their text',
    access: { team: 'answer' },
    passage: ['console'],
    params: oneArticle,
    answers: { 204: null },
    codes: [],
  }),
};
