import type { IncomingHttpHeaders } from 'node:http';

/** The token of an Authorization header (RFC 6750 §2.1). */
export function bearerOf(headers: IncomingHttpHeaders): string | undefined {
  return /^Bearer +([^\s]+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** The token beside `bearer` among a socket's subprotocols (contract §7). */
export function subprotocolTokenOf(headers: IncomingHttpHeaders): string | undefined {
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
  return offered[0] === 'bearer' ? offered[1] : undefined;
}
