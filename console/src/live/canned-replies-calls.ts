import type { CannedReply } from '@iris/contract';
import { type Guard, isFields } from '@iris/client';
import { createEntryCalls, type EntryCalls } from './entry-calls.ts';
import type { Send } from './send.ts';

/** The calls about canned replies; the name of one is its shortcut. */
export const createCannedRepliesCalls = (send: Send): EntryCalls =>
  createEntryCalls(send, {
    path: '/api/v1/operator/canned-replies',
    isRow: isCannedReply,
    entryOf: ({ id, shortcut, content, updated_at }) => ({
      id,
      name: shortcut,
      content,
      updatedAt: updated_at,
    }),
    bodyOf: ({ name, content }) => ({ shortcut: name, content }),
  });

const isCannedReply: Guard<CannedReply> = (value): value is CannedReply =>
  isFields(value) &&
  typeof value['id'] === 'string' &&
  typeof value['shortcut'] === 'string' &&
  typeof value['content'] === 'string' &&
  typeof value['updated_at'] === 'string';
