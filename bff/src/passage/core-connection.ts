import net, { type Socket } from 'node:net';
import tls from 'node:tls';

/** How URLs spell an IPv6 address, and sockets don't. */
const bracketed = /^\[(.*)\]$/;

/**
 * What was read lies here until anything else is read, whichever connection it is for: left to itself, Node makes 64 KiB
 * for each read and gives most of it back.
 */
const readInto = Buffer.allocUnsafeSlow(65_536);

/** Takes what was read, and copies what it keeps of it; `false` stops reading until the socket is resumed. */
export type Take = (bytes: Buffer) => boolean;

/** A connection to core-api. */
export class CoreConnection {
  readonly socket: Socket;
  /** Who takes what is read from now on. */
  take: Take;

  constructor({ hostname, port, protocol }: URL, take: Take) {
    this.take = take;
    const host = hostname.replace(bracketed, '$1');
    const isSecure = protocol === 'https:';
    const callback = (length: number): boolean => this.take(readInto.subarray(0, length));
    const to = {
      host,
      port: Number(port || (isSecure ? 443 : 80)),
      noDelay: true,
      keepAlive: true,
      onread: { buffer: readInto, callback },
    };
    // A name for TLS is a name, never an address (RFC 6066 §3).
    this.socket = isSecure
      ? tls.connect({ ...to, ...(net.isIP(host) === 0 && { servername: host }) })
      : net.connect(to);
    this.socket.on('error', isGoneAnyway);
  }
}

/** Whoever wants to know why listens too; without any listener, the process would end. */
function isGoneAnyway(): void {}
