import { internalRoutes } from '@iris/contract';
import type { Db } from '../../db/pool.ts';
import { handle, noContent, ok, type Handled } from '../../http/handler.ts';
import type { Instruments } from '../../metrics/instruments.ts';
import { allowedOrigins, countRefusedOrigins } from '../widget-config/origins-for-bff.ts';

/** What our bff alone may ask. */
export function internalHandlers({
  db,
  instruments,
}: {
  readonly db: Db;
  readonly instruments: Instruments;
}): Handled[] {
  const { origins, refusedOrigins } = internalRoutes;
  return [
    handle(origins, async ({ params }) =>
      ok({ data: { allowed_origins: await allowedOrigins(db, params.tenant_id) } }),
    ),

    handle(refusedOrigins, async ({ body }) => {
      await countRefusedOrigins(db, body.tenant_id, body.origins);
      for (const { count } of body.origins) instruments.refusedOrigins.inc(count);
      return noContent();
    }),
  ];
}
