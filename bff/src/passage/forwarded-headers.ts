import type { IncomingHttpHeaders } from 'node:http';
import type { HeaderList } from './request-text.ts';

/**
 * What of a request core-api gets to see. A list of what passes, not of what doesn't: no cookie, no hop-by-hop header,
 * nobody's own X-Forwarded-For or bff key. `Origin` stays here too: the bff has decided. How long a body is, whoever sends
 * it says.
 */
const passedOn = [
  'accept',
  'accept-language',
  'content-encoding',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'user-agent',
  'x-api-key',
] as const;

/** What the bff adds to each request it passes on. */
export interface Introduction {
  readonly bffKey: string;
  readonly clientAddress: string;
  readonly requestId: string;
}

/** Headers of the request to core-api, without those of a credential. */
export function forwardedHeaders(headers: IncomingHttpHeaders, from: Introduction): HeaderList {
  const forwarded = [
    'x-forwarded-for',
    from.clientAddress,
    'x-request-id',
    from.requestId,
    'x-iris-bff-key',
    from.bffKey,
  ];
  for (const name of passedOn) {
    const value = headers[name];
    if (typeof value === 'string') forwarded.push(name, value);
  }
  return forwarded;
}

/** What of an answer is about the connection to core-api, or is the bff's own to say (RFC 9110 §7.6.1). */
const notAnswered: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'vary',
  'x-request-id',
]);

/** Whether a header of core-api's answer, its name in lower case, goes on to the client. */
export function isAnswered(name: string): boolean {
  return !notAnswered.has(name) && !name.startsWith('access-control-');
}
