import { type ChannelId, defaultLimit, type Note, type QueryOf, type routes } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';
import type { Reader } from '../../http/actor.ts';
import { decodeTimeCursor, encodeTimeCursor } from '../../http/time-cursor.ts';
import { visibleChannel } from '../channels/visible-channel.ts';
import { presentNote } from './present.ts';
import { selectNotes } from './queries.ts';

/** A page of a channel's notes, newest first. @throws {IrisError} `not_found`, `validation_failed` */
export async function listNotes(
  tx: Tx,
  reader: Reader,
  channelId: ChannelId,
  { cursor, limit = defaultLimit }: QueryOf<typeof routes.notes.list>,
): Promise<{ data: Note[]; next_cursor: string | null }> {
  const after = cursor === undefined ? null : decodeTimeCursor(cursor);
  await visibleChannel(tx, reader, channelId);
  const rows = await selectNotes(tx, channelId, after, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(presentNote),
    next_cursor: rows.length > limit && last ? encodeTimeCursor({ at: last.position, id: last.id }) : null,
  };
}
