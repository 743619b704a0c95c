import { dataOf, type Guard, isFields, isListOf, nothing } from '@iris/client';
import type { Entry, EntryPage, EntryText } from '../state/library.ts';
import type { Send } from './send.ts';

/** The calls about one kind of entries. Each throws an `IrisProblem`. */
export interface EntryCalls {
  /** Newest first; `cursor` goes on where a page ended. */
  page(cursor: string | null): Promise<EntryPage>;
  create(text: EntryText): Promise<Entry>;
  change(id: string, text: EntryText): Promise<Entry>;
  remove(id: string): Promise<void>;
}

/** How a kind of entries travels. */
export interface EntryWire<Row> {
  readonly path: string;
  readonly isRow: Guard<Row>;
  readonly entryOf: (row: Row) => Entry;
  readonly bodyOf: (text: EntryText) => Readonly<Record<string, string>>;
}

const pageSize = 50;

export function createEntryCalls<Row>(
  send: Send,
  { path, isRow, entryOf, bodyOf }: EntryWire<Row>,
): EntryCalls {
  const answer = dataOf(isRow);
  const isPage = (value: unknown): value is Page<Row> =>
    isFields(value) &&
    isListOf(isRow)(value['data']) &&
    (value['next_cursor'] === null || typeof value['next_cursor'] === 'string');
  return {
    page: async (cursor) => {
      const search = new URLSearchParams({ limit: String(pageSize), ...(cursor !== null && { cursor }) });
      const found = await send({ method: 'GET', path: `${path}?${search.toString()}`, answer: isPage });
      return { entries: found.data.map(entryOf), nextCursor: found.next_cursor };
    },
    create: async (text) => entryOf((await send({ method: 'POST', path, body: bodyOf(text), answer })).data),
    change: async (id, text) =>
      entryOf((await send({ method: 'PATCH', path: `${path}/${id}`, body: bodyOf(text), answer })).data),
    remove: async (id) => {
      await send({ method: 'DELETE', path: `${path}/${id}`, answer: nothing });
    },
  };
}

interface Page<Row> {
  readonly data: readonly Row[];
  readonly next_cursor: string | null;
}
