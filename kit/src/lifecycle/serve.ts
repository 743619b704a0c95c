import { createServer, type Server } from 'node:http';
import type Koa from 'koa';
import type { RequestState } from '../http/request-state.ts';
import { letMemoryShrink } from './let-memory-shrink.ts';

/**
 * How long a kept-alive connection may be idle. Longer than proxies and clients keep theirs (60 s is the usual most): who
 * closes first must be the one who sends, or a request can meet a connection that is being closed, and is lost.
 */
const idleConnectionMs = 65_000;

/**
 * An HTTP server of a complete app, or the given one, made to answer with it. Middleware added later is not seen;
 * upgrades are the owner's to handle.
 */
export function serverOf(app: Koa<RequestState>, server: Server = createServer()): Server {
  const handle = app.callback();
  server.keepAliveTimeout = idleConnectionMs;
  return server.on('request', (req, res) => void handle(req, res));
}

/** Starts to listen (port 0: a free one) and gives the address as a URL. */
export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<string> {
  letMemoryShrink(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      const address = server.address();
      const boundPort = typeof address === 'object' && address ? address.port : port;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`);
    });
  });
}
