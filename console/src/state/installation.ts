import type { RefusedOrigin } from '@iris/contract';
import { isCovered } from './origins.ts';

/** What the server saw of a workspace's tag. */
export interface Installation {
  /** Visits to the chat in the last 7 days: only a page with a working tag can begin one. */
  readonly visits: number;
  readonly allowed: readonly string[];
  /** Origins that asked and aren't allowed: there the tag stands, and the chat doesn't show. */
  readonly refused: readonly string[];
  readonly logoUrl: string | null;
}

/** Refused origins that nobody has allowed since. */
export function stillRefused(rows: readonly RefusedOrigin[], allowed: readonly string[]): readonly string[] {
  return rows.map(({ origin }) => origin).filter((origin) => !isCovered(origin, allowed));
}
