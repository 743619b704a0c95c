import { type ChannelId, IrisError, type QueueRow, type UserId } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { Actor } from '../../http/actor.ts';
import type { AnnounceQueue } from './announce-queue.ts';
import { getQueueRow } from './list-queue.ts';
import { callAssignChannel, callSetChannelTags, callUnassignMember } from './queries.ts';
import { tagsOf } from './tag.ts';

export interface QueueParts {
  readonly db: Db;
  readonly announceQueue: AnnounceQueue;
}

/**
 * Says who of the team answers in a channel, or (null) that nobody does.
 * @throws {IrisError} `not_found`, `validation_failed` for a viewer, `channel_archived` for one that was merged
 */
export async function assignChannel(
  parts: QueueParts,
  actor: Actor,
  channelId: ChannelId,
  assigneeId: UserId | null,
): Promise<QueueRow> {
  const outcome = await callAssignChannel(parts.db, actor, channelId, assigneeId);
  if (outcome === 'viewer') {
    const details = [{ path: '/user_id', message: 'must be of a team member who may answer' }];
    throw new IrisError('validation_failed', { details });
  }
  return afterChange(parts, actor, channelId, outcome);
}

/** Takes every channel from a team member who doesn't answer any more: which they were. Announce them after the commit. */
export const unassignMember = callUnassignMember;

/** Replaces the tags of a channel. @throws {IrisError} `not_found`, `channel_archived` for one that was merged */
export async function setTags(
  parts: QueueParts,
  actor: Actor,
  channelId: ChannelId,
  tags: readonly string[],
): Promise<QueueRow> {
  const outcome = await callSetChannelTags(parts.db, actor, channelId, tagsOf(tags));
  return afterChange(parts, actor, channelId, outcome);
}

async function afterChange(
  { db, announceQueue }: QueueParts,
  actor: Actor,
  channelId: ChannelId,
  outcome: 'changed' | 'unchanged' | 'merged' | 'not_found',
): Promise<QueueRow> {
  if (outcome === 'not_found') throw new IrisError('not_found');
  if (outcome === 'merged') {
    throw new IrisError('channel_archived', { message: 'This channel was merged into another one.' });
  }
  if (outcome === 'changed') void announceQueue(actor.tenantId, channelId);
  return inTenant(db, actor.tenantId, (tx) => getQueueRow(tx, actor, channelId));
}
