import { once } from 'node:events';
import net from 'node:net';

/** A TCP port that was free on this address a moment ago; rejects (EADDRINUSE, EACCES) when a given one is not. */
export async function freePort(host: string, port = 0): Promise<number> {
  const server = net.createServer();
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a TCP address');
  return address.port;
}
