import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { json } from 'node:stream/consumers';
import { internalRoutes, routes } from '@iris/contract';
import { listen } from '@iris/kit';
import { WebSocketServer } from 'ws';
import { signingKey } from './tokens.ts';

/** A request as it came in from the bff. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

type Handler = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

/**
 * A server in core-api's place, for what the real one can't be made to do at will: it shows what it was asked, and
 * answers visitors' calls as a test says. Its socket repeats what it is told and closes with 4001 without a token.
 */
export async function startStandIn(options: { port?: number } = {}) {
  const key = signingKey();
  const lists = new Map<string, readonly string[]>();
  const seen: SeenRequest[] = [];
  const refused: unknown[] = [];
  const state = { handler: answerWith(200, { data: 'passed' }) };

  const server = createServer((req, res) => void route(req, res));
  const route = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const url = req.url ?? '';
    const tenantId = /^\/internal\/tenants\/(.+)\/origins$/.exec(url)?.[1];
    if (url === '/readyz') return answerWith(200, {})(req, res);
    if (url === routes.service.jwks.path) return answerWith(200, { keys: [key.jwk] })(req, res);
    if (tenantId) {
      const list = lists.get(tenantId);
      return answerWith(list ? 200 : 404, { data: { allowed_origins: list } })(req, res);
    }
    if (url === internalRoutes.refusedOrigins.path) {
      refused.push(await json(req));
      return answerWith(204, undefined)(req, res);
    }
    seen.push({ method: req.method ?? '', url, headers: req.headers });
    return state.handler(req, res);
  };

  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (all) => all.has('bearer') && 'bearer',
  });
  server.on('upgrade', (req, socket, head) => {
    seen.push({ method: 'UPGRADE', url: req.url ?? '', headers: req.headers });
    sockets.handleUpgrade(req, socket, head, (client) => {
      if (!req.headers['sec-websocket-protocol']?.includes(',')) client.close(4001);
      client.on('message', (data, isBinary) => client.send(data, { binary: isBinary }));
    });
  });

  const connections = new Set<Socket>();
  server.on('connection', (connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });

  const url = await listen(server, { host: '127.0.0.1', port: options.port ?? 0 });
  return {
    url,
    key,
    /** Allowed origins by tenant; a tenant that isn't here doesn't exist. */
    lists,
    /** Visitors' requests, in order. */
    seen,
    /** Reports of refused origins. */
    refused,
    /** How visitors' calls are answered from now on. */
    answer: (handler: Handler) => void (state.handler = handler),
    /** The server's ends of all open sockets. */
    sockets: sockets.clients,
    /** Breaks every connection off as a crash does, without a goodbye. */
    reset: () => {
      for (const connection of connections) connection.resetAndDestroy();
    },
    async stop() {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type StandIn = Awaited<ReturnType<typeof startStandIn>>;

/** A handler that answers with this status and JSON body. */
export function answerWith(status: number, body: unknown, headers: Record<string, string> = {}): Handler {
  return (_req, res) => {
    res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    res.end(body === undefined ? undefined : JSON.stringify(body));
  };
}
