import { routes } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import { actorOf, readerOf } from '../../http/actor.ts';
import { handle, ok, type Handled } from '../../http/handler.ts';
import type { PresenceBoard } from '../../realtime/presence.ts';
import { assignChannel, type QueueParts, setTags } from './change-queue.ts';
import { getQueueRow, listQueue } from './list-queue.ts';
import { presentAssignees } from './present.ts';
import { countQueue, selectAssignees, selectTagCounts } from './queries.ts';

export interface QueueHandlerParts extends QueueParts {
  readonly presence: Pick<PresenceBoard, 'list'>;
}

export function queueHandlers(parts: QueueHandlerParts): Handled[] {
  const { db, presence } = parts;
  const { list, counts, get, tags, assignees, assign, setTags: replaceTags } = routes.queue;
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

    handle(assignees, async ({ caller }) => {
      const rows = await inTenant(db, caller.tenantId, selectAssignees);
      return ok({ data: presentAssignees(rows, presence.list(caller.tenantId)), next_cursor: null });
    }),

    handle(assign, async ({ caller, params, body, request }) =>
      ok({ data: await assignChannel(parts, actorOf(caller, request), params.id, body.user_id) }),
    ),

    handle(replaceTags, async ({ caller, params, body, request }) =>
      ok({ data: await setTags(parts, actorOf(caller, request), params.id, body.tags) }),
    ),
  ];
}
