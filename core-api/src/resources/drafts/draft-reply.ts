import type { ChannelId, DraftWording, TenantId } from '@iris/contract';
import { newId } from '@iris/kit';
import { inTenant, type Tx } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { Proposal, Responder } from '../../drafts/responder.ts';
import type { AnnounceDraft } from './announce-draft.ts';
import { type OpenQuestion, readOpenQuestion } from './open-question.ts';
import { presentDraft } from './present.ts';
import { type DraftRow, insertDraft, lockChannel, selectChannelStatus, updateReadyDraft } from './queries.ts';

export interface DraftParts {
  readonly db: Db;
  readonly responder: Responder;
  /** What administrators are told of the model behind it; null where there is none. */
  readonly model: DraftWording['model'];
  readonly announceDraft: AnnounceDraft;
}

/**
 * Makes a draft for a channel whose end user waits for an answer. A draft that is ready for what was said before is put
 * away first; when something is said meanwhile, what was made is thrown away: its own turn comes. Doing it again changes
 * nothing.
 */
export async function draftReply(parts: DraftParts, tenantId: TenantId, channelId: ChannelId): Promise<void> {
  const { db, responder, announceDraft } = parts;
  const { question, overtaken } = await inTenant(db, tenantId, (tx) => lookAt(tx, tenantId, channelId));
  if (overtaken) announceDraft(tenantId, presentDraft(overtaken));
  if (!question || question.hasDraft) return;
  const proposal = await responder.propose(question.conversation);
  const made = await inTenant(db, tenantId, (tx) => keepIfWaiting(tx, question, proposal));
  for (const row of made) announceDraft(tenantId, presentDraft(row));
}

/** What waits for an answer in a channel, having put away a draft that answers something else. */
async function lookAt(
  tx: Tx,
  tenantId: TenantId,
  channelId: ChannelId,
): Promise<{ question?: OpenQuestion; overtaken: DraftRow | undefined }> {
  const isOpen = (await selectChannelStatus(tx, channelId)) === 'open';
  const last = isOpen ? await readOpenQuestion(tx, tenantId, channelId) : undefined;
  const question = last?.isWaiting ? last : undefined;
  const overtaken = await updateReadyDraft(tx, channelId, question?.messageId ?? null);
  return { ...(question && { question }), overtaken };
}

/** Keeps a proposal in place of the draft that was ready, if the question is still the last word; the rows it changed. */
async function keepIfWaiting(
  tx: Tx,
  { messageId, conversation: { tenantId, channelId, question } }: OpenQuestion,
  proposal: Proposal | null,
): Promise<DraftRow[]> {
  const status = await lockChannel(tx, channelId);
  const now = status === 'open' ? await readOpenQuestion(tx, tenantId, channelId) : undefined;
  const isStill = now?.isWaiting && now.messageId === messageId && now.conversation.question === question;
  if (!isStill || now.hasDraft) return [];
  const replaced = await updateReadyDraft(tx, channelId, null);
  const made = proposal && (await insertDraft(tx, newId<'draft'>(), { channelId, messageId }, proposal));
  return [...(replaced ? [replaced] : []), ...(made ? [made] : [])];
}
