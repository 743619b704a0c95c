import { type ChannelId, type Draft, IrisError } from '@iris/contract';
import { newId } from '@iris/kit';
import type { TeamCaller } from '../../auth/caller.ts';
import { appendAudit } from '../../db/audit.ts';
import { inTenant, type Tx } from '../../db/in-tenant.ts';
import type { RequestFacts } from '../../http/handler.ts';
import type { DraftParts } from './draft-reply.ts';
import { readOpenQuestion } from './open-question.ts';
import { presentDraft } from './present.ts';
import {
  type DraftRow,
  insertDraft,
  lockChannel,
  selectNewestDraft,
  selectChannelStatus,
  updateReadyDraft,
} from './queries.ts';

/**
 * Makes a draft because somebody asks for one, whoever wrote last. The one that was ready is dismissed, and nothing is
 * proposed again.
 * @returns null when there is nothing good to say
 * @throws {IrisError} `not_found`, `channel_archived`
 */
export async function createDraft(
  { db, responder, announceDraft }: DraftParts,
  caller: TeamCaller,
  channelId: ChannelId,
  request: RequestFacts,
): Promise<Draft | null> {
  const { tenantId } = caller;
  const question = await inTenant(db, tenantId, async (tx) => {
    assertOpen(await selectChannelStatus(tx, channelId));
    return readOpenQuestion(tx, tenantId, channelId);
  });
  const proposal = question ? await responder.propose(question.conversation) : null;
  const { dismissed, made } = await inTenant(db, tenantId, async (tx) => {
    assertOpen(await lockChannel(tx, channelId));
    const before = await putAway(tx, caller, channelId, request);
    if (!question || !proposal) return { dismissed: before };
    const answering = { channelId, messageId: question.messageId };
    const row = await insertDraft(tx, newId<'draft'>(), answering, proposal);
    await audit(tx, caller, request, 'draft.created', row);
    return { dismissed: before, made: row };
  });
  for (const row of [dismissed, made]) if (row) announceDraft(tenantId, presentDraft(row));
  return made ? presentDraft(made) : null;
}

/**
 * Puts the draft that is ready away.
 * @returns the channel's newest draft, as it then is
 * @throws {IrisError} `not_found`
 */
export async function dismissDraft(
  { db, announceDraft }: DraftParts,
  caller: TeamCaller,
  channelId: ChannelId,
  request: RequestFacts,
): Promise<Draft | null> {
  const { dismissed, newest } = await inTenant(db, caller.tenantId, async (tx) => {
    if (!(await lockChannel(tx, channelId))) throw new IrisError('not_found');
    const row = await putAway(tx, caller, channelId, request);
    return { dismissed: row, newest: await selectNewestDraft(tx, channelId) };
  });
  if (dismissed) announceDraft(caller.tenantId, presentDraft(dismissed));
  return newest ? presentDraft(newest) : null;
}

/** The newest draft of a channel, or null. @throws {IrisError} `not_found` */
export async function getDraft(tx: Tx, channelId: ChannelId): Promise<Draft | null> {
  if (!(await selectChannelStatus(tx, channelId))) throw new IrisError('not_found');
  const row = await selectNewestDraft(tx, channelId);
  return row ? presentDraft(row) : null;
}

function assertOpen(status: Awaited<ReturnType<typeof lockChannel>>): void {
  if (!status) throw new IrisError('not_found');
  if (status === 'archived') throw new IrisError('channel_archived');
}

async function putAway(
  tx: Tx,
  caller: TeamCaller,
  channelId: ChannelId,
  request: RequestFacts,
): Promise<DraftRow | undefined> {
  const row = await updateReadyDraft(tx, channelId, null);
  if (row) await audit(tx, caller, request, 'draft.dismissed', row);
  return row;
}

function audit(
  tx: Tx,
  { tenantId, userId }: TeamCaller,
  request: RequestFacts,
  action: string,
  { id, channel_id, engine }: DraftRow,
): Promise<void> {
  const actor = { tenantId, userId, kind: 'operator' } as const;
  return appendAudit(tx, actor, request, { action, target: ['draft', id], details: { channel_id, engine } });
}
