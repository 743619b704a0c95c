import { routes } from '@iris/contract';
import type { Db } from '../../db/pool.ts';
import { handle, ok, type Handled } from '../../http/handler.ts';
import { readCurrentKey } from '../keys/current-key.ts';

export function productHandlers({ db }: { readonly db: Db }): Handled[] {
  const { me } = routes.product;
  return [handle(me, async ({ caller }) => ok({ data: await readCurrentKey(db, caller) }))];
}
