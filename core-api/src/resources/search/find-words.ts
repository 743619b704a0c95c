import type { ChannelId, NoteId } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';
import { callFindWords, selectAmongNewest } from './queries.ts';

/** Where words stand in a channel: the newest message, and the newest note; neither where they stand in its names. */
export interface Place {
  readonly seq: number | null;
  readonly noteId: NoteId | null;
}

/** What came of looking for words. */
export type Found =
  | { readonly is: 'exact'; readonly words: string; readonly places: ReadonlyMap<ChannelId, Place> }
  /** They are in so many places that whoever lists channels looks into the newest messages of each as it goes. */
  | { readonly is: 'common'; readonly words: string };

/** Looks for words in all messages, notes and names of the tenant. */
export async function findWords(tx: Tx, words: string): Promise<Found> {
  const row = await callFindWords(tx, words);
  if (!row) return { is: 'common', words };
  const { channel_ids: ids, seqs, note_ids: noteIds } = row;
  const places = ids?.map(
    (id, index) => [id, { seq: seqs?.[index] ?? null, noteId: noteIds?.[index] ?? null }] as const,
  );
  return { is: 'exact', words, places: new Map(places) };
}

/** Where words stand in channels that have them. */
export async function placesIn(
  tx: Tx,
  found: Found,
  channelIds: readonly ChannelId[],
): Promise<ReadonlyMap<ChannelId, Place>> {
  if (found.is === 'exact') return found.places;
  const rows = await selectAmongNewest(tx, channelIds, found.words);
  return new Map(rows.map(({ channel_id, seq }) => [channel_id, { seq, noteId: null }]));
}
