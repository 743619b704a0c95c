/** The subprotocol that says: the next one is a token. It is the one that is echoed; the token never is. */
export const bearerProtocol = 'bearer';

/** The token of `Sec-WebSocket-Protocol: bearer, <token>`; null if the header doesn't have exactly that form. */
export function tokenOfProtocols(header: string | undefined): string | null {
  const [first, token, ...more] = (header ?? '').split(',').map((part) => part.trim());
  return first === bearerProtocol && token && more.length === 0 ? token : null;
}
