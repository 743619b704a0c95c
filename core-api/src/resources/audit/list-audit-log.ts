import { type AuditRow, defaultLimit, IrisError, type QueryOf, type routes } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';
import { decodeTimeCursor, encodeTimeCursor } from '../../http/time-cursor.ts';
import { presentAuditRow } from './present.ts';
import { selectAuditLog } from './queries.ts';

type Query = QueryOf<typeof routes.audit.list>;

/** A page of the tenant's audit log, newest first. */
export async function listAuditLog(
  tx: Tx,
  { cursor, limit = defaultLimit, action, actor, from, to }: Query,
): Promise<{ data: AuditRow[]; next_cursor: string | null }> {
  const rows = await selectAuditLog(tx, {
    action: action ?? null,
    actor: actor ?? null,
    from: momentOf('from', from),
    to: momentOf('to', to),
    after: cursor === undefined ? null : decodeTimeCursor(cursor),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    data: page.map(presentAuditRow),
    next_cursor: last ? encodeTimeCursor({ at: last.position, id: last.id }) : null,
  };
}

/** RFC 3339 knows moments that a Date doesn't: leap seconds. */
function momentOf(name: 'from' | 'to', text: string | undefined): Date | null {
  if (text === undefined) return null;
  const moment = new Date(text);
  if (!Number.isNaN(moment.getTime())) return moment;
  throw new IrisError('validation_failed', {
    details: [{ path: `/${name}`, message: 'must be an RFC 3339 time' }],
  });
}
