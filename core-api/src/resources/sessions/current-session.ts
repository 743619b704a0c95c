import { type CurrentSession, IrisError } from '@iris/contract';
import type { Caller } from '../../auth/caller.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { presentCurrentSession } from './present.ts';
import { selectCurrentSession } from './queries.ts';

/** Who a caller is, and where its conversation stands. @throws {IrisError} `session_expired` when its user is gone */
export async function readCurrentSession(db: Db, caller: Caller): Promise<CurrentSession> {
  const row = await inTenant(db, caller.tenantId, (tx) => selectCurrentSession(tx, caller.userId));
  if (!row) throw new IrisError('session_expired');
  return presentCurrentSession(caller, row);
}
