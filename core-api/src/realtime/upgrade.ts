import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { closeCodes, IrisError, realtimeLimits, type TenantId, type UserId } from '@iris/contract';
import { asIrisError, type Logger, refuseUpgrade, requestIdFrom, type RequestState } from '@iris/kit';
import type Koa from 'koa';
import websockify from 'koa-websocket';
import type { WebSocket } from 'ws';
import type { Caller } from '../auth/caller.ts';
import { bearerProtocol, tokenOfProtocols } from './bearer-protocol.ts';
import type { Gateway } from './gateway.ts';

/** What deciding on an upgrade takes. */
export interface UpgradeParts {
  readonly log: Logger;
  readonly gateway: Gateway;
  authenticate(token: string): Promise<Caller>;
  isFromBff(req: IncomingMessage): boolean;
  clientAddress(req: IncomingMessage): string;
  /** Throws `origin_not_allowed` unless a tenant's rules let a browser's origin pass. */
  assertOriginAllowed(tenantId: TenantId, origin: string): Promise<void>;
  /** Throws `rate_limited` when there were too many. */
  countUpgrade(caller: Caller | null, ip: string): Promise<void>;
  /** Sockets that a user has open, on all nodes. */
  openSocketsOf(userId: UserId): number;
  /** Sockets that one end user may have open at once. */
  readonly maxSocketsPerVisitor: number;
  /** Whether sockets are refused: the service stops, or it couldn't tell them what happens on other nodes. */
  isClosed(): boolean;
}

/**
 * Serves `GET /ws` (contract §7). What a browser can't be told over HTTP it is told by a close code: a bad token opens
 * the socket and closes it with 4001. A refused origin or a full house is an HTTP answer, before any upgrade.
 */
export function serveSockets(app: Koa<RequestState>, server: Server, parts: UpgradeParts): void {
  const callers = new WeakMap<IncomingMessage, Caller>();
  const sockets = websockify(app).ws;
  sockets.listen({
    noServer: true,
    maxPayload: realtimeLimits.maxFrameBytes,
    perMessageDeflate: false,
    handleProtocols: (protocols) => (protocols.has(bearerProtocol) ? bearerProtocol : false),
  });
  sockets.use((ctx) => {
    const caller = callers.get(ctx.req);
    if (!caller || parts.isClosed()) ctx.websocket.close(closeCodes.restart, 'restart');
    else parts.gateway.open(ctx.websocket, ctx.req.socket, caller);
  });
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    const accept = (caller: Caller | null): void => {
      sockets.server?.handleUpgrade(req, socket, head, (webSocket: WebSocket) => {
        if (!caller) return turnAway(webSocket);
        callers.set(req, caller);
        sockets.server?.emit('connection', webSocket, req);
      });
    };
    socket.on('error', breakOff);
    decide(req, parts).then(accept, (error: unknown) => refuse(req, socket, error, parts));
  });
}

/** Says why in the one way that a browser can read. Whoever isn't let in costs no more than that. */
function turnAway(socket: WebSocket): void {
  socket.on('error', () => socket.terminate());
  socket.close(closeCodes.unauthorized, 'invalid token');
}

/** One function for all connections: one made for each would keep its request for as long as the socket is open. */
function breakOff(this: Duplex): void {
  this.destroy();
}

/** Whom an upgrade is for; null for a bad token. Throws what is answered over HTTP. */
async function decide(req: IncomingMessage, parts: UpgradeParts): Promise<Caller | null> {
  if (parts.isClosed()) throw new IrisError('unavailable', { retryAfterSeconds: 1 });
  if (new URL(req.url ?? '/', 'http://host').pathname !== '/ws') throw new IrisError('not_found');
  const caller = await callerOf(req, parts);
  await assertOrigin(req, caller, parts);
  await parts.countUpgrade(caller, parts.clientAddress(req));
  const isFull =
    caller?.audience === 'chat' && parts.openSocketsOf(caller.userId) >= parts.maxSocketsPerVisitor;
  if (isFull) {
    throw new IrisError('rate_limited', {
      message: 'Too many open sockets for one user.',
      retryAfterSeconds: 10,
    });
  }
  return caller;
}

async function callerOf(req: IncomingMessage, parts: UpgradeParts): Promise<Caller | null> {
  const token = tokenOfProtocols(req.headers['sec-websocket-protocol']);
  if (token === null) return null;
  try {
    return await parts.authenticate(token);
  } catch (error) {
    if (error instanceof IrisError && error.status === 401) return null;
    throw error;
  }
}

/** Going around the bff gains a browser nothing: its origin is held against the same rules here (contract §12). */
async function assertOrigin(req: IncomingMessage, caller: Caller | null, parts: UpgradeParts): Promise<void> {
  const { origin } = req.headers;
  if (!caller || origin === undefined || parts.isFromBff(req)) return;
  await parts.assertOriginAllowed(caller.tenantId, origin);
}

function refuse(req: IncomingMessage, socket: Duplex, thrown: unknown, { log }: UpgradeParts): void {
  const error = asIrisError(thrown);
  const requestId = requestIdFrom(req.headers['x-request-id']);
  if (error.status >= 500) log.error({ request_id: requestId, err: error.cause ?? error }, 'upgrade failed');
  refuseUpgrade(socket, error, requestId);
}
