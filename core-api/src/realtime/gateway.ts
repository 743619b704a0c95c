import type { Writable } from 'node:stream';
import {
  type ChannelId,
  type ClientFrame,
  closeCodes,
  IrisError,
  realtimeTimings,
  type ServerFrameOf,
  type SessionId,
} from '@iris/contract';
import { type Clock, type Dispose, HeartbeatWheel, type Logger, pingFrame } from '@iris/kit';
import type { WebSocket } from 'ws';
import type { Caller } from '../auth/caller.ts';
import { parseClientFrame } from './client-frame.ts';
import { ExpiryWatch } from './expiry-watch.ts';
import { OpenSocket, type SocketListener } from './open-socket.ts';
import type { OpenSockets } from './open-sockets.ts';
import type { PresenceBoard } from './presence.ts';
import type { Subscriber } from './subscriber.ts';
import type { Subscribers } from './subscribers.ts';
import type { TellTyping } from './typing.ts';

/** What the gateway asks of the rest of core-api. */
export interface GatewayParts {
  readonly clock: Clock;
  readonly log: Logger;
  readonly subscribers: Subscribers;
  readonly openSockets: OpenSockets;
  readonly presence: PresenceBoard;
  readonly tellTyping: TellTyping;
  authenticate(token: string): Promise<Caller>;
  /** Session, channels and heads of a caller, as they stand now. */
  readHello(caller: Caller): Promise<ServerFrameOf<'hello'>>;
  /** Whether a caller may act in a channel: a member, or the team of its tenant. */
  mayFollow(caller: Caller, channelId: ChannelId): Promise<boolean>;
  markRead(caller: Caller, channelId: ChannelId, seq: number): Promise<void>;
  countClose(code: number): void;
}

const tickMs = 250;
const sweepMs = 1_000;
/** How long a client may take to answer a close when the service stops. */
const closePatienceMs = 3_000;

/** Every open socket of this node: says hello, hears frames, closes what must close (contract §7). */
export class Gateway {
  readonly #parts: GatewayParts;
  readonly #wheel: HeartbeatWheel<OpenSocket>;
  readonly #stopsTicking: readonly Dispose[];
  readonly #sockets = new Map<Subscriber, WebSocket>();
  readonly #expiry: ExpiryWatch;
  readonly #listener: SocketListener;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
    this.#wheel = new HeartbeatWheel({
      clock: parts.clock,
      // Two silent rounds are dead: 45 s. Browsers answer the ping by themselves, so silence means gone.
      roundMs: realtimeTimings.presenceExpiresMs / 2,
      ask: (open) => open.send(pingFrame),
      dead: ({ socket }) => socket.terminate(),
    });
    this.#expiry = new ExpiryWatch({
      nears: (subscriber) => tellOfExpiry(subscriber),
      ended: (subscriber) => subscriber.close(closeCodes.unauthorized, 'session expired'),
    });
    this.#listener = {
      said: (open, data, isBinary) => this.#said(open, data, isBinary),
      answeredPing: (open) => this.#seen(open),
      failed: (error) => parts.log.debug({ err: error }, 'socket failed'),
      closed: (open, code) => this.#closed(open, code),
    };
    this.#stopsTicking = [
      parts.clock.setInterval(() => this.#tick(), tickMs),
      parts.clock.setInterval(() => parts.presence.sweep(), sweepMs),
    ];
  }

  /** Takes over an accepted socket and its connection. It follows its tenant from here on, before `hello` is read. */
  open(socket: WebSocket, connection: Writable, caller: Caller): void {
    const now = this.#parts.clock.now();
    const { subscriber } = new OpenSocket(socket, connection, {
      caller,
      wheel: this.#wheel,
      listener: this.#listener,
      now,
    });
    this.#sockets.set(subscriber, socket);
    this.#expiry.look(subscriber, now);
    this.#parts.subscribers.add(subscriber);
    this.#parts.openSockets.opened(subscriber.userId);
    this.#guard(subscriber, () => this.#greet(subscriber));
  }

  /** How many sockets are open here, and how much waits to be sent on them. */
  standing(): { live: number; joining: number; bufferedBytes: number } {
    const standing = { live: 0, joining: 0, bufferedBytes: 0 };
    for (const [subscriber, socket] of this.#sockets) {
      standing[subscriber.isLive ? 'live' : 'joining'] += 1;
      standing.bufferedBytes += socket.bufferedAmount;
    }
    return standing;
  }

  /** Closes the sockets of a session that was revoked. */
  closeSession(sessionId: SessionId): void {
    for (const subscriber of this.#sockets.keys()) {
      if (subscriber.caller.sessionId === sessionId)
        subscriber.close(closeCodes.unauthorized, 'session ended');
    }
  }

  /** Tells every client to come back: this node hears no longer what happens on the others. */
  closeAll(): void {
    for (const socket of this.#sockets.values()) socket.close(closeCodes.restart, 'restart');
  }

  /** Tells every client to come back later; whoever doesn't answer is cut off after 3 s. */
  async stop(): Promise<void> {
    for (const stop of this.#stopsTicking) stop();
    this.#wheel.dispose();
    this.#parts.openSockets.close();
    this.#parts.presence.close();
    const closed = [...this.#sockets.values()].map((socket) => {
      socket.close(closeCodes.restart, 'restart');
      return new Promise((resolve) => socket.once('close', resolve));
    });
    const cutOff = this.#parts.clock.setTimeout(() => {
      for (const socket of this.#sockets.values()) socket.terminate();
    }, closePatienceMs);
    await Promise.all(closed);
    cutOff();
  }

  async #greet(subscriber: Subscriber): Promise<void> {
    // First what is told, then where it stands: what is committed in between is heard.
    await this.#parts.subscribers.settle();
    const hello = await this.#parts.readHello(subscriber.caller);
    const { session } = hello.payload;
    subscriber.displayName = session.display_name;
    this.#parts.subscribers.goLive(subscriber, hello);
    if (!this.#sockets.has(subscriber)) return;
    this.#parts.presence.connected(subscriber.tenantId, {
      user_id: session.user_id,
      kind: session.kind,
      display_name: session.display_name,
      avatar_url: session.avatar_url,
    });
    subscriber.isPresent = true;
  }

  async #hear(subscriber: Subscriber, text: string): Promise<void> {
    const parsed = parseClientFrame(text);
    if (parsed.ok) return this.#act(subscriber, parsed.frame);
    subscriber.answer({ type: 'error', payload: { code: parsed.code, message: parsed.message } });
  }

  #act(subscriber: Subscriber, frame: ClientFrame): Promise<void> | void {
    switch (frame.type) {
      case 'heartbeat':
        return subscriber.answer({ type: 'pong', payload: { ts: this.#parts.clock.now() } });
      case 'typing':
        return this.#type(subscriber, frame.payload.channel_id, frame.payload.is_typing);
      case 'read':
        return this.#parts.markRead(subscriber.caller, frame.payload.channel_id, frame.payload.seq);
      case 'auth':
        return this.#renew(subscriber, frame.payload.token);
    }
  }

  async #type(subscriber: Subscriber, channelId: ChannelId, isTyping: boolean): Promise<void> {
    const { caller, displayName } = subscriber;
    if (caller.audience === 'admin' && caller.role === 'viewer') throw new IrisError('forbidden');
    const mayFollow = subscriber.knows(channelId) || (await this.#parts.mayFollow(caller, channelId));
    if (!mayFollow) throw new IrisError('not_found');
    this.#parts.tellTyping(
      { tenantId: caller.tenantId, channelId, userId: caller.userId, displayName },
      isTyping,
    );
  }

  /** Renews a session in place. Another user's token must not take over what this socket follows. */
  async #renew(subscriber: Subscriber, token: string): Promise<void> {
    const caller = await this.#parts.authenticate(token).catch(() => null);
    const isSameUser =
      caller?.userId === subscriber.userId &&
      caller.tenantId === subscriber.tenantId &&
      caller.audience === subscriber.caller.audience;
    if (!caller || !isSameUser) return subscriber.close(closeCodes.unauthorized, 'invalid token');
    subscriber.caller = caller;
    subscriber.isToldOfExpiry = false;
    this.#expiry.look(subscriber, this.#parts.clock.now());
  }

  #said(open: OpenSocket, data: WebSocket.RawData, isBinary: boolean): void {
    const { socket, subscriber, budget } = open;
    // Told to close, a client may take its time to answer and go on talking: nobody listens any more.
    if (socket.readyState !== socket.OPEN) return;
    this.#seen(open);
    if (!budget.spend(this.#parts.clock.now())) return socket.close(closeCodes.tooFast, 'too fast');
    this.#guard(subscriber, () => this.#hear(subscriber, isBinary ? '' : textOf(data)));
  }

  #seen({ subscriber, beat }: OpenSocket): void {
    beat.seen();
    this.#parts.presence.seen(subscriber.tenantId, subscriber.userId);
  }

  #closed({ subscriber, beat }: OpenSocket, code: number): void {
    this.#parts.countClose(code);
    beat.stop();
    this.#sockets.delete(subscriber);
    this.#expiry.forget(subscriber);
    this.#parts.subscribers.remove(subscriber);
    this.#parts.openSockets.closed(subscriber.userId);
    if (subscriber.isPresent) this.#parts.presence.disconnected(subscriber.tenantId, subscriber.userId);
  }

  #tick(): void {
    const now = this.#parts.clock.now();
    this.#parts.subscribers.tick();
    this.#parts.openSockets.tick();
    this.#parts.presence.tick();
    this.#expiry.tick(now, this.#sockets);
  }

  /** Runs an act of a socket: a refusal becomes an error frame, a failure closes the socket, so that it never goes silent. */
  #guard(subscriber: Subscriber, act: () => Promise<void>): void {
    act().catch((error: unknown) => {
      if (error instanceof IrisError && (error.code === 'not_found' || error.code === 'forbidden')) {
        const code = error.code === 'not_found' ? 'NOT_FOUND' : 'FORBIDDEN';
        return subscriber.answer({ type: 'error', payload: { code, message: error.message } });
      }
      const isAuth = error instanceof IrisError && error.status === 401;
      if (!isAuth) this.#parts.log.error({ err: error }, 'socket act failed');
      subscriber.close(isAuth ? closeCodes.unauthorized : closeCodes.internal, 'failed');
    });
  }
}

function tellOfExpiry(subscriber: Subscriber): void {
  const expires_at = subscriber.caller.expiresAt.toISOString();
  subscriber.answer({ type: 'session.expiring', payload: { expires_at } });
}

function textOf(data: WebSocket.RawData): string {
  return Array.isArray(data)
    ? Buffer.concat(data).toString()
    : (Buffer.isBuffer(data) ? data : Buffer.from(data)).toString();
}
