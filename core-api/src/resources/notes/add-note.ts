import { type ChannelId, IrisError, type Note } from '@iris/contract';
import { newId } from '@iris/kit';
import type { Bus } from '../../bus/bus.ts';
import { tenantTopic } from '../../bus/topics.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { Actor } from '../../http/actor.ts';
import { presentNote } from './present.ts';
import { callAddNote, selectNote } from './queries.ts';

/**
 * Writes a note on a channel and tells the team, and nobody else.
 * @throws {IrisError} `not_found`, `channel_archived` for one that was merged
 */
export async function addNote(
  { db, bus }: { readonly db: Db; readonly bus: Bus },
  actor: Actor,
  channelId: ChannelId,
  content: string,
): Promise<Note> {
  const id = newId<'note'>();
  const outcome = await callAddNote(db, actor, channelId, id, content.trim());
  if (outcome === 'not_found') throw new IrisError('not_found');
  if (outcome === 'merged') {
    throw new IrisError('channel_archived', { message: 'This channel was merged into another one.' });
  }
  const note = presentNote(await inTenant(db, actor.tenantId, (tx) => selectNote(tx, id)));
  bus.publish(tenantTopic(actor.tenantId), { to: 'team', frame: { type: 'note.created', payload: note } });
  return note;
}
