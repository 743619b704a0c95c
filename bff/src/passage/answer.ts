import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';

/** What core-api answered to a call. */
export interface Answer {
  readonly status: number;
  /** Under their names in lower case. */
  readonly headers: IncomingHttpHeaders;
  /** A short one is here whole, one character a byte; a longer one comes as it is read. */
  readonly body: string | Readable;
}

/** What is so short is held until it is whole: to join two streams costs more than all the rest of a call. */
export const heldAtMost = 65_536;
