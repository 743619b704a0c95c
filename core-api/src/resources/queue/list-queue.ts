import {
  type ChannelId,
  defaultLimit,
  IrisError,
  type QueryOf,
  type QueueMatch,
  type QueueRow,
  type routes,
} from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';
import type { Reader } from '../../http/actor.ts';
import { decodeTimeCursor, encodeTimeCursor } from '../../http/time-cursor.ts';
import { readLastMessages } from '../channels/last-messages.ts';
import { readReadyDrafts } from '../drafts/ready-drafts.ts';
import { findWords } from '../search/find-words.ts';
import { readMatches } from '../search/read-matches.ts';
import { presentQueueRow } from './present.ts';
import { type QueueRow as Row, selectQueue, selectQueueRow } from './queries.ts';
import { tagOf } from './tag.ts';

/**
 * A page of the queue, latest activity first. What moves up while somebody pages is not shown twice; frames tell of it.
 * @throws {IrisError} `validation_failed` for a cursor of another list
 */
export async function listQueue(
  tx: Tx,
  reader: Reader,
  { state, q, tag, cursor, limit = defaultLimit }: QueryOf<typeof routes.queue.list>,
): Promise<{ data: QueueRow[]; next_cursor: string | null }> {
  const after = cursor === undefined ? null : decodeTimeCursor(cursor);
  const found = q === undefined ? null : await findWords(tx, q);
  const rows = await selectQueue(tx, reader, {
    state: state ?? null,
    tag: tag === undefined ? null : tagOf(tag),
    among: found?.is === 'exact' ? [...found.places.keys()] : null,
    commonWords: found?.is === 'common' ? found.words : null,
    after,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: await presentPage(tx, page, found && (await readMatches(tx, found, page))),
    next_cursor: rows.length > limit && last ? encodeTimeCursor({ at: last.position, id: last.id }) : null,
  };
}

/** One channel as the queue shows it. @throws {IrisError} `not_found` */
export async function getQueueRow(tx: Tx, reader: Reader, id: ChannelId): Promise<QueueRow> {
  const row = await selectQueueRow(tx, reader, id);
  const [presented] = row ? await presentPage(tx, [row], null) : [];
  if (!presented) throw new IrisError('not_found');
  return presented;
}

async function presentPage(
  tx: Tx,
  rows: readonly Row[],
  matches: ReadonlyMap<ChannelId, QueueMatch> | null,
): Promise<QueueRow[]> {
  const ids = rows.map(({ id }) => id);
  const lastOf = await readLastMessages(tx, ids);
  const draftOf = await readReadyDrafts(tx, ids);
  return rows.map((row) =>
    presentQueueRow(row, {
      lastMessage: lastOf.get(row.id) ?? null,
      draft: draftOf.get(row.id) ?? null,
      match: matches?.get(row.id) ?? null,
    }),
  );
}
