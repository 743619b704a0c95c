import type { Article } from '@iris/contract';
import { type Guard, isFields } from '@iris/client';
import { createEntryCalls, type EntryCalls } from './entry-calls.ts';
import type { Send } from './send.ts';

/** The calls about articles; the name of one is its title. */
export const createArticlesCalls = (send: Send): EntryCalls =>
  createEntryCalls(send, {
    path: '/api/v1/operator/articles',
    isRow: isArticle,
    entryOf: ({ id, title, content, updated_at }) => ({ id, name: title, content, updatedAt: updated_at }),
    bodyOf: ({ name, content }) => ({ title: name, content }),
  });

const isArticle: Guard<Article> = (value): value is Article =>
  isFields(value) &&
  typeof value['id'] === 'string' &&
  typeof value['title'] === 'string' &&
  typeof value['content'] === 'string' &&
  typeof value['updated_at'] === 'string';
