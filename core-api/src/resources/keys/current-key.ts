import { type CurrentApiKey, IrisError } from '@iris/contract';
import type { KeyCaller } from '../../auth/caller.ts';
import type { Queryable } from '../../db/in-tenant.ts';
import { presentApiKey } from './present.ts';
import { callCurrentKey } from './queries.ts';

/** A key as it sees itself. @throws {IrisError} `invalid_token` when it was revoked just now */
export async function readCurrentKey(db: Queryable, { tenantId, keyId }: KeyCaller): Promise<CurrentApiKey> {
  const row = await callCurrentKey(db, tenantId, keyId);
  if (!row) throw new IrisError('invalid_token');
  return { tenant_id: tenantId, ...presentApiKey(row) };
}
