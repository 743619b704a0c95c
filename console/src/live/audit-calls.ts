import type { AuditRow, UserId } from '@iris/contract';
import { type Guard, isFields, isListOf } from '@iris/client';
import type { AuditFilter } from '../state/audit-filter.ts';
import { createKeyCalls } from './key-calls.ts';
import type { Send } from './send.ts';
import { createTeamCalls } from './team-calls.ts';

export interface AuditPage {
  readonly data: readonly AuditRow[];
  readonly next_cursor: string | null;
}

/** Whom the log can be asked for, and how the ids in it are called. */
export interface Directory {
  readonly actors: readonly { readonly id: UserId; readonly name: string }[];
  readonly names: ReadonlyMap<string, string>;
}

/** The calls about the audit log. Each throws an `IrisProblem`. */
export interface AuditCalls {
  /** Newest first; `cursor` goes on where a page ended. */
  page(filter: AuditFilter, cursor: string | null): Promise<AuditPage>;
  directory(): Promise<Directory>;
}

const pageSize = 50;

export function createAuditCalls(send: Send): AuditCalls {
  const [teamCalls, keyCalls] = [createTeamCalls(send), createKeyCalls(send)];
  return {
    page: ({ action, actor, from, to }, cursor) => {
      const search = new URLSearchParams({ limit: String(pageSize) });
      for (const [name, value] of Object.entries({ action, actor, from, to, cursor }))
        if (value !== null) search.set(name, value);
      const path = `/api/v1/admin/audit-log?${search.toString()}`;
      return send({ method: 'GET', path, answer: isAuditPage });
    },
    directory: async () => {
      const [{ members }, keys] = await Promise.all([teamCalls.team(), keyCalls.list()]);
      const people = members.map(({ user_id, display_name }) => ({ id: user_id, name: display_name }));
      const programs = keys.map(({ user_id, name }) => ({ id: user_id, name }));
      const names = new Map<string, string>(keys.map(({ key_id, name }) => [key_id, name]));
      for (const { id, name } of [...people, ...programs]) names.set(id, name);
      return { actors: [...people, ...programs], names };
    },
  };
}

const isAuditRow: Guard<AuditRow> = (value): value is AuditRow =>
  isFields(value) &&
  typeof value['id'] === 'string' &&
  typeof value['at'] === 'string' &&
  typeof value['action'] === 'string' &&
  isFields(value['actor']) &&
  isFields(value['target']) &&
  isFields(value['details']);

const isAuditPage: Guard<AuditPage> = (value): value is AuditPage =>
  isFields(value) &&
  isListOf(isAuditRow)(value['data']) &&
  (value['next_cursor'] === null || typeof value['next_cursor'] === 'string');
