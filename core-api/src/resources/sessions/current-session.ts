import { type CurrentSession, IrisError } from '@iris/contract';
import type { Caller } from '../../auth/caller.ts';
import type { Tx } from '../../db/in-tenant.ts';
import { presentCurrentSession } from './present.ts';
import { selectCurrentSession } from './queries.ts';

/** Who a caller is, and where its conversation stands. @throws {IrisError} `session_expired` when its user is gone */
export async function readCurrentSession(tx: Tx, caller: Caller): Promise<CurrentSession> {
  const row = await selectCurrentSession(tx, caller.userId);
  if (!row) throw new IrisError('session_expired');
  return presentCurrentSession(caller, row);
}
