import { once } from 'node:events';
import net from 'node:net';

/**
 * Whether a socket is opened and closed with 4001. It is asked for by hand: a client of the library costs more than the
 * answer does, and what the poisoner spends the service lacks on a machine that both share.
 */
export async function isTurnedAway(url: string, token: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  const closed = once(socket, 'close');
  socket.on('error', () => socket.destroy());
  socket.write(`GET /ws HTTP/1.1\r\nhost: ${hostname}\r\nconnection: upgrade\r\nupgrade: websocket\r\n\
sec-websocket-version: 13\r\nsec-websocket-key: AQIDBAUGBwgJCgsMDQ4PEA==\r\nsec-websocket-protocol: bearer, ${token}\r\n\r\n`);
  let heard = Buffer.alloc(0);
  socket.on('data', (bytes: Buffer) => {
    heard = Buffer.concat([heard, bytes]);
    if (closeCodeIn(heard) !== null) socket.end(closeAnswer);
  });
  await closed;
  return closeCodeIn(heard) === 4001;
}

const closeFrame = 0x88;
/** The client's half of the closing handshake: 4001, masked with nothing (RFC 6455 §5.5.1). */
const closeAnswer = Buffer.of(closeFrame, 0x82, 0, 0, 0, 0, 0x0f, 0xa1);

/** The code of the close frame behind the answer to a handshake; null while there is none. */
function closeCodeIn(heard: Buffer): number | null {
  const at = heard.indexOf('\r\n\r\n') + 4;
  return at > 3 && heard[at] === closeFrame && heard.length >= at + 4 ? heard.readUInt16BE(at + 2) : null;
}
