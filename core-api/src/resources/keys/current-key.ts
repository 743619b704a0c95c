import { type CurrentApiKey, IrisError } from '@iris/contract';
import type { KeyCaller } from '../../auth/caller.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { presentApiKey } from './present.ts';
import { selectApiKey } from './queries.ts';

/** A key as it sees itself. @throws {IrisError} `invalid_token` when it was revoked just now */
export async function readCurrentKey(db: Db, { tenantId, keyId }: KeyCaller): Promise<CurrentApiKey> {
  const row = await inTenant(db, tenantId, (tx) => selectApiKey(tx, keyId));
  if (!row) throw new IrisError('invalid_token');
  return { tenant_id: tenantId, ...presentApiKey(row) };
}
