import { IrisError } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';
import { selectTenant, type TenantRow } from './queries.ts';

/** The tenant of this transaction. @throws {IrisError} `not_found` when there is none, or it is suspended */
export async function currentTenant(tx: Tx): Promise<TenantRow> {
  const tenant = await selectTenant(tx);
  if (tenant?.status !== 'active') throw new IrisError('not_found');
  return tenant;
}
