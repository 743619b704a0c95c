import type { RetentionPolicy, RetentionWindows } from '@iris/contract';
import { dataOf, type Guard, isFields } from '@iris/client';
import type { Send } from './send.ts';

/** The calls about how long what is kept. Each throws an `IrisProblem`. */
export interface RetentionCalls {
  policy(): Promise<RetentionPolicy>;
  replace(windows: RetentionWindows): Promise<RetentionPolicy>;
}

const path = '/api/v1/admin/retention-policy';

export function createRetentionCalls(send: Send): RetentionCalls {
  const answer = dataOf(isPolicy);
  return {
    policy: async () => (await send({ method: 'GET', path, answer })).data,
    replace: async (body) => (await send({ method: 'PUT', path, body, answer })).data,
  };
}

const isPolicy: Guard<RetentionPolicy> = (value): value is RetentionPolicy =>
  isFields(value) &&
  typeof value['messages_days'] === 'number' &&
  typeof value['audit_days'] === 'number' &&
  typeof value['attachments_days'] === 'number' &&
  typeof value['guests_days'] === 'number' &&
  typeof value['updated_at'] === 'string';
