import { isFields, type Guard } from '@iris/client';
import type { CannedReply } from '../state/canned-replies.ts';
import { isPageOf } from './queue-api.ts';
import type { Send } from './send.ts';

/** What an operator may insert; who writes these does so elsewhere. */
export interface CannedApi {
  /** All of them: a workspace has at most a thousand. @throws {IrisProblem} */
  cannedReplies(): Promise<readonly CannedReply[]>;
}

const pageSize = 100;

export function createCannedApi(send: Send): CannedApi {
  async function from(cursor: string | null): Promise<readonly CannedReply[]> {
    const search = new URLSearchParams({ limit: String(pageSize) });
    if (cursor !== null) search.set('cursor', cursor);
    const path = `/api/v1/operator/canned-replies?${search.toString()}`;
    const { data, next_cursor } = await send({ method: 'GET', path, answer: isPageOf(isCannedReply) });
    return next_cursor === null ? data : [...data, ...(await from(next_cursor))];
  }
  return { cannedReplies: () => from(null) };
}

const isCannedReply: Guard<CannedReply> = (value): value is CannedReply =>
  isFields(value) &&
  typeof value['id'] === 'string' &&
  typeof value['shortcut'] === 'string' &&
  typeof value['content'] === 'string';
