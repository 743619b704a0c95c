import Type, { type Static } from 'typebox';
import { UserIdSchema } from '../schema/ids.ts';
import { Cursor, Limit, listOf, nullable, strict, Timestamp } from '../schema/pieces.ts';
import { route } from './route.ts';

/**
 * One row of the audit log (contract §10). `actor.name` is the name as it is now: null once that person was erased.
 * `details` hold facts about the act, never message text and never a secret.
 */
export const AuditRow = strict({
  id: Type.String(),
  at: Timestamp,
  actor: strict({ kind: Type.String(), id: nullable(Type.String()), name: nullable(Type.String()) }),
  action: Type.String({ description: 'What was done: noun.verbed' }),
  target: strict({ type: Type.String(), id: Type.String() }),
  ip: nullable(Type.String()),
  request_id: nullable(Type.String()),
  details: Type.Record(Type.String(), Type.Unknown()),
});
export type AuditRow = Static<typeof AuditRow>;

const Moment = Type.String({ format: 'date-time' });

export const auditRoutes = {
  list: route({
    id: 'audit.list',
    method: 'GET',
    path: '/api/v1/admin/audit-log',
    summary: 'Every message and every administrative act, newest first',
    access: { team: 'administer' },
    passage: ['console'],
    query: strict({
      cursor: Type.Optional(Cursor),
      limit: Type.Optional(Limit),
      action: Type.Optional(Type.String({ format: 'text', minLength: 1, maxLength: 100 })),
      actor: Type.Optional(UserIdSchema),
      from: Type.Optional({ ...Moment, description: 'Rows of this moment and later' }),
      to: Type.Optional({ ...Moment, description: 'Rows before this moment' }),
    }),
    answers: { 200: listOf(AuditRow) },
    codes: [],
  }),
};
