import type { Writable } from 'node:stream';
import { type Beat, boundedSend, type HeartbeatWheel } from '@iris/kit';
import type { WebSocket } from 'ws';
import type { Caller } from '../auth/caller.ts';
import { FrameBudget } from './frame-budget.ts';
import { type Outlet, Subscriber } from './subscriber.ts';

/** What happens to open sockets, for whoever opened them. */
export interface SocketListener {
  said(open: OpenSocket, data: WebSocket.RawData, isBinary: boolean): void;
  answeredPing(open: OpenSocket): void;
  failed(error: Error): void;
  closed(open: OpenSocket, code: number): void;
}

/** A socket knows what is kept of it, so that thousands share their listeners: closures of its own are half a kilobyte. */
const opened = Symbol('opened');

/** An open socket with all that is kept of it. */
export class OpenSocket implements Outlet {
  readonly socket: WebSocket;
  readonly subscriber: Subscriber;
  readonly beat: Beat<OpenSocket>;
  readonly budget: FrameBudget;
  readonly listener: SocketListener;
  readonly #connection: Writable;

  constructor(
    socket: WebSocket,
    connection: Writable,
    parts: { caller: Caller; wheel: HeartbeatWheel<OpenSocket>; listener: SocketListener; now: number },
  ) {
    this.socket = socket;
    this.#connection = connection;
    this.listener = parts.listener;
    this.subscriber = new Subscriber(parts.caller, this);
    this.beat = parts.wheel.add(this);
    this.budget = new FrameBudget(parts.now);
    Object.assign(socket, { [opened]: this });
    socket.on('message', hear).on('pong', takePong).on('error', fail).on('close', leave);
  }

  send(bytes: Buffer): void {
    boundedSend(this.socket, this.#connection, bytes);
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }
}

function openOf(socket: WebSocket): OpenSocket {
  const open: unknown = Reflect.get(socket, opened);
  if (open instanceof OpenSocket) return open;
  throw new TypeError('nothing is kept of this socket');
}

function hear(this: WebSocket, data: WebSocket.RawData, isBinary: boolean): void {
  const open = openOf(this);
  open.listener.said(open, data, isBinary);
}

function takePong(this: WebSocket): void {
  const open = openOf(this);
  open.listener.answeredPing(open);
}

function fail(this: WebSocket, error: Error): void {
  openOf(this).listener.failed(error);
}

function leave(this: WebSocket, code: number): void {
  const open = openOf(this);
  open.listener.closed(open, code);
}
