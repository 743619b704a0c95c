import { IrisError, type Message, type MessageId } from '@iris/contract';
import type { Bus } from '../../bus/bus.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { announceChange } from '../../realtime/announce.ts';
import { presentMessage } from './present.ts';
import { callChangeMessage, selectMessage } from './queries.ts';
import type { Actor } from '../../http/actor.ts';

export interface ChangeParts {
  readonly db: Db;
  readonly bus: Bus;
}

/**
 * Edits an own message, or deletes it (`content` null); deleting again changes nothing.
 * @throws {IrisError} `not_found`, `forbidden` (somebody else's)
 */
export async function changeMessage(
  { db, bus }: ChangeParts,
  actor: Actor,
  messageId: MessageId,
  content: string | null,
): Promise<Message> {
  const result = await callChangeMessage(db, actor, messageId, content?.trim() ?? null);
  if (result.outcome === 'not_found') throw new IrisError('not_found');
  if (result.outcome === 'forbidden') {
    throw new IrisError('forbidden', { message: 'Only its author can change a message.' });
  }
  const row = await inTenant(db, actor.tenantId, (tx) => selectMessage(tx, result.channel_id, result.seq));
  if (!row) throw new IrisError('not_found');
  const message = presentMessage(row);
  if (result.outcome === 'changed') announceChange(bus, actor.tenantId, message);
  return message;
}
