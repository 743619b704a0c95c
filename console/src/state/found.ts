import type { ChannelId, QueueMatch, QueueRow } from '@iris/contract';
import type { Loading } from './room-list.ts';

/** What is looked for: words, and in which rooms if not in all. */
export interface Search {
  readonly query: string;
  readonly tag: string | null;
}

/** The rooms in which something was found, as the server ordered them, and where it was. */
export interface Found extends Search {
  readonly ids: readonly ChannelId[];
  readonly matches: ReadonlyMap<ChannelId, QueueMatch>;
  readonly loading: Loading;
}

/** A page of what was found; `isFirst`: it takes the place of what was there. */
export interface FoundPage {
  readonly rooms: readonly QueueRow[];
  readonly nextCursor: string | null;
  readonly isFirst: boolean;
}

/** The message that opens with a room in which something was found; null when it was no message. */
export function hitSeq(match: QueueMatch | null | undefined): number | null {
  return match?.found_in === 'message' ? match.seq : null;
}

/** The search has begun. What was found for the words before stays in sight until the answer is there. */
export function foundBegun(before: Found | null, { query, tag }: Search): Found {
  const kept = before ?? { ids: [], matches: new Map() };
  return { ids: kept.ids, matches: kept.matches, query, tag, loading: { status: 'loading' } };
}

/** An answer to words that are not looked for any more is nothing. */
export function withFoundPage(found: Found | null, search: Search, page: FoundPage): Found | null {
  if (found === null || !isSameSearch(found, search)) return found;
  const before = page.isFirst ? { ids: [], matches: [] } : found;
  const matches = page.rooms.flatMap(({ id, match }) => (match === null ? [] : [[id, match] as const]));
  return {
    ...found,
    ids: [...new Set([...before.ids, ...page.rooms.map(({ id }) => id)])],
    matches: new Map([...before.matches, ...matches]),
    loading: { status: 'loaded', nextCursor: page.nextCursor, more: 'idle' },
  };
}

/** The first page failed, or one after it. */
export function withFoundProblem(found: Found | null, search: Search, problem: unknown): Found | null {
  if (found === null || !isSameSearch(found, search)) return found;
  const { loading } = found;
  return {
    ...found,
    loading: loading.status === 'loaded' ? { ...loading, more: 'failed' } : { status: 'failed', problem },
  };
}

/** More of the same is on its way. */
export function withMoreWanted(found: Found | null): Found | null {
  if (found?.loading.status !== 'loaded') return found;
  return { ...found, loading: { ...found.loading, more: 'loading' } };
}

export function isSameSearch(a: Search, b: Search): boolean {
  return a.query === b.query && a.tag === b.tag;
}
