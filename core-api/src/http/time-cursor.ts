import { isId } from '@iris/contract';
import { decodeCursor, encodeCursor } from './cursor.ts';

/** Where a page goes on in a list that is ordered by time: after this place. */
export interface TimePosition {
  /** RFC 3339 with microseconds: a Date would round them off and repeat rows. */
  readonly at: string;
  readonly id: string;
}

/** How SQL spells the time of a position; `column` is a timestamptz. */
export const positionOf = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export const encodeTimeCursor = ({ at, id }: TimePosition): string => encodeCursor(`${at} ${id}`);

/** @throws {IrisError} `validation_failed` when it isn't a cursor of such a list */
export function decodeTimeCursor(cursor: string): TimePosition {
  const [at = '', id = ''] = decodeCursor(cursor, { test: isPosition }).split(' ');
  return { at, id };
}

/** PostgreSQL has no year 0, though JavaScript has. */
const form = /^(?!0000)(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3})\d{3}Z ([0-9a-f-]{36})$/;

/** A day that no calendar has would fail in the database, and not as the client's mistake. */
function isPosition(text: string): boolean {
  const [, time, id] = form.exec(text) ?? [];
  const at = new Date(`${time}Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString() === `${time}Z` && isId(id);
}
