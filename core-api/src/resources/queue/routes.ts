import { routes } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import { actorOf, readerOf } from '../../http/actor.ts';
import { handle, ok, type Handled } from '../../http/handler.ts';
import { assignChannel, type QueueParts, setTags } from './change-queue.ts';
import { getQueueRow, listQueue } from './list-queue.ts';
import { countQueue, selectTagCounts } from './queries.ts';

export function queueHandlers(parts: QueueParts): Handled[] {
  const { db } = parts;
  const { list, counts, get, tags, assign, setTags: replaceTags } = routes.queue;
  return [
    handle(list, async ({ caller, query }) =>
      ok(await inTenant(db, caller.tenantId, (tx) => listQueue(tx, readerOf(caller), query))),
    ),

    handle(counts, async ({ caller }) =>
      ok({ data: await inTenant(db, caller.tenantId, (tx) => countQueue(tx, readerOf(caller))) }),
    ),

    handle(get, async ({ caller, params }) =>
      ok({ data: await inTenant(db, caller.tenantId, (tx) => getQueueRow(tx, readerOf(caller), params.id)) }),
    ),

    handle(tags, async ({ caller }) =>
      ok({ data: await inTenant(db, caller.tenantId, selectTagCounts), next_cursor: null }),
    ),

    handle(assign, async ({ caller, params, body, request }) =>
      ok({ data: await assignChannel(parts, actorOf(caller, request), params.id, body.user_id) }),
    ),

    handle(replaceTags, async ({ caller, params, body, request }) =>
      ok({ data: await setTags(parts, actorOf(caller, request), params.id, body.tags) }),
    ),
  ];
}
