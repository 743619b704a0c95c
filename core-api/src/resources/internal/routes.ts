import { internalRoutes } from '@iris/contract';
import type { Db } from '../../db/pool.ts';
import { handle, noContent, ok, type Handled } from '../../http/handler.ts';
import { allowedOrigins, countRefusedOrigins } from '../widget-config/origins-for-bff.ts';

/** What our bff alone may ask. */
export function internalHandlers({ db }: { readonly db: Db }): Handled[] {
  const { origins, refusedOrigins } = internalRoutes;
  return [
    handle(origins, async ({ params }) =>
      ok({ data: { allowed_origins: await allowedOrigins(db, params.tenant_id) } }),
    ),

    handle(refusedOrigins, async ({ body }) => {
      await countRefusedOrigins(db, body.tenant_id, body.origins);
      return noContent();
    }),
  ];
}
