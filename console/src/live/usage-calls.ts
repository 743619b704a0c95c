import type { UsageEntry } from '@iris/contract';
import { dataOf, type Guard, isFields, isListOf } from '@iris/client';
import { type UsageDay, usageDays } from '../state/usage.ts';
import type { Send } from './send.ts';

/** The calls about what happened. Each throws an `IrisProblem`. */
export interface UsageCalls {
  /** The last days, today the last of them. */
  lastDays(count: number): Promise<readonly UsageDay[]>;
}

const dayMs = 86_400_000;

export function createUsageCalls(send: Send, now: () => number = Date.now): UsageCalls {
  return {
    lastDays: async (count) => {
      const from = new Date(now() - (count - 1) * dayMs).toISOString().slice(0, 10);
      const path = `/api/v1/admin/usage?from=${from}`;
      return usageDays((await send({ method: 'GET', path, answer: dataOf(isListOf(isEntry)) })).data);
    },
  };
}

const isEntry: Guard<UsageEntry> = (value): value is UsageEntry =>
  isFields(value) &&
  typeof value['day'] === 'string' &&
  typeof value['metric'] === 'string' &&
  typeof value['value'] === 'number';
