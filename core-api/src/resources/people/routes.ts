import { routes } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { readerOf } from '../../http/actor.ts';
import { handle, ok, type Handled } from '../../http/handler.ts';
import { visibleChannel } from '../channels/visible-channel.ts';
import { presentPerson } from './present.ts';
import { selectPerson } from './queries.ts';

export function peopleHandlers({ db }: { readonly db: Db }): Handled[] {
  return [
    handle(routes.people.get, async ({ caller, params }) => {
      const row = await inTenant(db, caller.tenantId, async (tx) => {
        await visibleChannel(tx, readerOf(caller), params.id);
        return selectPerson(tx, params.id);
      });
      return ok({ data: row ? presentPerson(row) : null });
    }),
  ];
}
