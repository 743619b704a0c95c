import type { IncomingMessage } from 'node:http';
import { parseOrigin, type Origin } from '@iris/kit';

/**
 * Where a call comes from, as far as its headers tell:
 * - `own`: our own pages (contract §12); `text` is missing on a same-origin GET, which browsers send without an origin.
 * - `site`: another site, whose rights are its tenant's to say.
 * - `nowhere`: no origin, or none that a browser would write.
 */
export type Source =
  | { readonly from: 'own'; readonly text: string | undefined }
  | { readonly from: 'site'; readonly text: string; readonly origin: Origin }
  | { readonly from: 'nowhere' };

/** Reads a request's source; the same for HTTP calls and for upgrades. */
export function sourceOf(req: Pick<IncomingMessage, 'method' | 'headers'>, own: ReadonlySet<string>): Source {
  const header = req.headers.origin;
  if (header === undefined) {
    const isSameOriginGet = req.method === 'GET' && req.headers['sec-fetch-site'] === 'same-origin';
    return isSameOriginGet ? { from: 'own', text: undefined } : { from: 'nowhere' };
  }
  const origin = parseOrigin(header);
  if (!origin) return { from: 'nowhere' };
  const { text } = origin;
  return own.has(text) ? { from: 'own', text } : { from: 'site', text, origin };
}
