import { routes } from '@iris/contract';
import type { Clock } from '@iris/kit';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { handle, ok, type Handled } from '../../http/handler.ts';
import { currentTenant } from '../workspace/current-tenant.ts';
import { presentTenant } from '../workspace/present.ts';
import { presentRetention, presentUsage } from './present.ts';
import { selectRetention, selectUsage } from './queries.ts';
import { replaceRetention } from './replace-retention.ts';
import { usageRange } from './usage-range.ts';

export interface IntrospectionParts {
  readonly db: Db;
  readonly clock: Clock;
}

export function introspectionHandlers({ db, clock }: IntrospectionParts): Handled[] {
  const { workspace, retentionPolicy, replaceRetentionPolicy, usage } = routes.introspection;
  return [
    handle(workspace, async ({ caller }) =>
      ok({ data: presentTenant(await inTenant(db, caller.tenantId, currentTenant)) }),
    ),

    handle(retentionPolicy, async ({ caller }) =>
      ok({ data: presentRetention(await inTenant(db, caller.tenantId, selectRetention)) }),
    ),

    handle(replaceRetentionPolicy, async ({ caller, body, request }) =>
      ok({ data: presentRetention(await replaceRetention(db, caller, body, request)) }),
    ),

    handle(usage, async ({ caller, query }) => {
      const { from, to } = usageRange(clock, query);
      const rows = await inTenant(db, caller.tenantId, (tx) => selectUsage(tx, from, to));
      return ok({ data: presentUsage(rows), next_cursor: null });
    }),
  ];
}
