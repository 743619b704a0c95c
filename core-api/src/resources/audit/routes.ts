import { routes } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { handle, ok, type Handled } from '../../http/handler.ts';
import { listAuditLog } from './list-audit-log.ts';

export function auditHandlers({ db }: { readonly db: Db }): Handled[] {
  return [
    handle(routes.audit.list, async ({ caller, query }) =>
      ok(await inTenant(db, caller.tenantId, (tx) => listAuditLog(tx, query))),
    ),
  ];
}
