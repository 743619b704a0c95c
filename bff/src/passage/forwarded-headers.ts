import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/**
 * What of a request core-api gets to see. A list of what passes, not of what doesn't: no cookie, no hop-by-hop header,
 * nobody's own X-Forwarded-For or bff key. `Origin` stays here too: the bff has decided.
 */
const passedOn = [
  'accept',
  'accept-language',
  'content-encoding',
  'content-length',
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
export function forwardedHeaders(headers: IncomingHttpHeaders, from: Introduction): OutgoingHttpHeaders {
  const forwarded: OutgoingHttpHeaders = {
    'x-forwarded-for': from.clientAddress,
    'x-request-id': from.requestId,
    'x-iris-bff-key': from.bffKey,
  };
  for (const name of passedOn) {
    const value = headers[name];
    if (value !== undefined) Object.assign(forwarded, { [name]: value });
  }
  return forwarded;
}

/** What of an answer is about the connection to core-api, or is the bff's own to say (RFC 9110 §7.6.1). */
const notAnswered = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-request-id',
]);

/** Headers of core-api's answer that go on to the client. */
export function answeredHeaders(headers: IncomingHttpHeaders): [string, string | string[]][] {
  return Object.entries(headers).flatMap(([name, value]): [string, string | string[]][] =>
    value === undefined || notAnswered.has(name) || name.startsWith('access-control-') || name === 'vary'
      ? []
      : [[name, value]],
  );
}
