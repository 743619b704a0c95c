import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';

/** Below the ports that systems lend to outgoing connections: one of those could be taken again in a moment. */
const range = { from: 10_240, below: 32_768 };
const attempts = 50;

/** A TCP port that nobody listens on at this address. */
export async function freePort(host: string): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = randomInt(range.from, range.below);
    try {
      await tryPort(host, port);
      return port;
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}

/** Rejects with the system's reason (EADDRINUSE, EACCES, EADDRNOTAVAIL) when one can't listen there. */
export async function tryPort(host: string, port: number): Promise<void> {
  const server = net.createServer();
  server.listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}
