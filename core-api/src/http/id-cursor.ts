import { isId } from '@iris/contract';
import { decodeCursor, encodeCursor } from './cursor.ts';

/** A page of a list that is ordered by id, newest first: ids count up with time. */
export interface IdPage<Row> {
  readonly rows: readonly Row[];
  readonly next_cursor: string | null;
}

/**
 * Reads a page, and one row more to know whether it is the last.
 * @throws {IrisError} `validation_failed` when the cursor isn't one of such a list
 */
export async function idPage<Row extends { readonly id: string }>(
  { limit, cursor }: { readonly limit: number; readonly cursor: string | undefined },
  select: (before: string | null, limit: number) => Promise<readonly Row[]>,
): Promise<IdPage<Row>> {
  const before = cursor === undefined ? null : decodeCursor(cursor, { test: isId });
  const rows = await select(before, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next_cursor: rows.length > limit && last ? encodeCursor(last.id) : null };
}
