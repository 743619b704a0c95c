import { routes } from '@iris/contract';
import type { Bus } from '../../bus/bus.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { actorOf, readerOf } from '../../http/actor.ts';
import { answer, handle, ok, type Handled } from '../../http/handler.ts';
import { addNote } from './add-note.ts';
import { listNotes } from './list-notes.ts';

export function noteHandlers(parts: { readonly db: Db; readonly bus: Bus }): Handled[] {
  const { list, create } = routes.notes;
  return [
    handle(list, async ({ caller, params, query }) =>
      ok(
        await inTenant(parts.db, caller.tenantId, (tx) => listNotes(tx, readerOf(caller), params.id, query)),
      ),
    ),

    handle(create, async ({ caller, params, body, request }) =>
      answer(201, { data: await addNote(parts, actorOf(caller, request), params.id, body.content) }),
    ),
  ];
}
