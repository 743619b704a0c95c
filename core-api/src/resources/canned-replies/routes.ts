import { defaultLimit, IrisError, routes } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { answer, handle, noContent, ok, type Handled } from '../../http/handler.ts';
import { idPage } from '../../http/id-cursor.ts';
import { changeCannedReply, createCannedReply, removeCannedReply } from './change-canned-replies.ts';
import { presentCannedReply } from './present.ts';
import { selectCannedReply, selectCannedReplies } from './queries.ts';

export function cannedReplyHandlers({ db }: { readonly db: Db }): Handled[] {
  const { list, create, get, update, delete: remove } = routes.cannedReplies;
  return [
    handle(list, async ({ caller, query: { limit = defaultLimit, cursor } }) => {
      const { rows, next_cursor } = await inTenant(db, caller.tenantId, (tx) =>
        idPage({ limit, cursor }, (before, count) => selectCannedReplies(tx, before, count)),
      );
      return ok({ data: rows.map(presentCannedReply), next_cursor });
    }),

    handle(create, async ({ caller, body, request }) =>
      answer(201, { data: await createCannedReply(db, caller, body, request) }),
    ),

    handle(get, async ({ caller, params }) => {
      const row = await inTenant(db, caller.tenantId, (tx) => selectCannedReply(tx, params.canned_reply_id));
      if (!row) throw new IrisError('not_found');
      return ok({ data: presentCannedReply(row) });
    }),

    handle(update, async ({ caller, params, body, request }) =>
      ok({ data: await changeCannedReply(db, caller, params.canned_reply_id, body, request) }),
    ),

    handle(remove, async ({ caller, params, request }) => {
      await removeCannedReply(db, caller, params.canned_reply_id, request);
      return noContent();
    }),
  ];
}
