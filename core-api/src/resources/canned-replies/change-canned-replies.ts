import { type CannedReply, type CannedReplyId, type BodyOf, IrisError, type routes } from '@iris/contract';
import { newId } from '@iris/kit';
import type { TeamCaller } from '../../auth/caller.ts';
import { appendAudit } from '../../db/audit.ts';
import { inTenant, type Tx } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { RequestFacts } from '../../http/handler.ts';
import { presentCannedReply } from './present.ts';
import { countCannedReplies, deleteCannedReply, insertCannedReply, updateCannedReply } from './queries.ts';

/** Looking through them takes a moment for each draft, so there is an end to it. */
const cannedRepliesAtMost = 1_000;

type Form = BodyOf<typeof routes.cannedReplies.create>;

/** @throws {IrisError} `conflict` when there are too many */
export function createCannedReply(
  db: Db,
  caller: TeamCaller,
  { shortcut, content }: Form,
  request: RequestFacts,
): Promise<CannedReply> {
  return inTenant(db, caller.tenantId, async (tx) => {
    if ((await countCannedReplies(tx)) >= cannedRepliesAtMost) {
      throw new IrisError('conflict', {
        message: `A workspace has at most ${cannedRepliesAtMost} canned replies.`,
      });
    }
    const row = await insertCannedReply(tx, newId<'canned-reply'>(), {
      shortcut,
      content: content.trim(),
    });
    await audit(tx, caller, request, 'canned_reply.created', row.id);
    return presentCannedReply(row);
  });
}

/** @throws {IrisError} `not_found` */
export function changeCannedReply(
  db: Db,
  caller: TeamCaller,
  id: CannedReplyId,
  change: Partial<Form>,
  request: RequestFacts,
): Promise<CannedReply> {
  return inTenant(db, caller.tenantId, async (tx) => {
    const { content } = change;
    const row = await updateCannedReply(tx, id, {
      ...change,
      ...(content !== undefined && { content: content.trim() }),
    });
    if (!row) throw new IrisError('not_found');
    await audit(tx, caller, request, 'canned_reply.updated', id, { set: Object.keys(change) });
    return presentCannedReply(row);
  });
}

/** @throws {IrisError} `not_found` */
export function removeCannedReply(
  db: Db,
  caller: TeamCaller,
  id: CannedReplyId,
  request: RequestFacts,
): Promise<void> {
  return inTenant(db, caller.tenantId, async (tx) => {
    if (!(await deleteCannedReply(tx, id))) throw new IrisError('not_found');
    await audit(tx, caller, request, 'canned_reply.deleted', id);
  });
}

function audit(
  tx: Tx,
  { tenantId, userId }: TeamCaller,
  request: RequestFacts,
  action: string,
  id: CannedReplyId,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const actor = { tenantId, userId, kind: 'operator' } as const;
  return appendAudit(tx, actor, request, { action, target: ['canned_reply', id], details });
}
