import {
  checkerOf,
  type ClientFrame,
  type ServerFrame,
  type ServerFrameOf,
  serverFrames,
  type ServerFrameType,
} from '@iris/contract';
import WebSocket from 'ws';

/** How a socket ended: by a close code, or before it opened, by the HTTP status of a refused upgrade. */
export interface Closing {
  readonly code: number;
  readonly httpStatus?: number;
}

/** A socket of `/ws` whose every frame is checked against the contract. */
export interface SocketClient {
  /** All frames that ever came, in order. */
  readonly frames: readonly ServerFrame[];
  /** Resolves once, however the socket ends. */
  readonly closed: Promise<Closing>;
  /**
   * Takes the oldest frame of that type not taken before, waiting for it if need be (10 s). Where a socket hears of
   * several channels, name the one that is meant: what is told beside an answer, as a new channel or how the queue
   * stands, may come after the `hello` of a socket that was opened later.
   */
  next<T extends ServerFrameType>(type: T, channelId?: string): Promise<ServerFrameOf<T>>;
  /** Takes the oldest frame not taken before that the predicate likes. */
  waitFor(predicate: (frame: ServerFrame) => boolean): Promise<ServerFrame>;
  /** Sends a frame, or any text a test thinks of. */
  send(frame: ClientFrame | string): void;
  close(): void;
}

const patienceMs = 10_000;

/** Opens `/ws` of core-api, or of the bff with the `Origin` that a browser would send. */
export function socketClient(
  baseUrl: string,
  token: string,
  { origin }: { origin?: string } = {},
): SocketClient {
  const socket = new WebSocket(new URL('/ws', baseUrl.replace(/^http/, 'ws')), ['bearer', token], {
    ...(origin && { origin }),
  });
  const inbox = new Inbox();
  socket.addEventListener('message', ({ data }) => inbox.take(data));
  const closed = closingOf(socket);
  void closed.then(({ code, httpStatus }) => inbox.fail(`the socket was closed: ${httpStatus ?? code}`));
  return {
    frames: inbox.all,
    closed,
    next: (type, channelId) =>
      inbox.first(
        (frame): frame is ServerFrameOf<typeof type> =>
          frame.type === type && (channelId === undefined || channelOf(frame) === channelId),
        channelId ? `${type} of ${channelId}` : type,
      ),
    waitFor: (predicate) => inbox.first((frame): frame is ServerFrame => predicate(frame), 'a certain frame'),
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    close: () => socket.close(),
  };
}

function closingOf(socket: WebSocket): Promise<Closing> {
  return new Promise((resolve) => {
    socket.once('close', (code) => resolve({ code }));
    socket.once('unexpected-response', (request, response) => {
      request.destroy();
      resolve({ code: 1006, httpStatus: response.statusCode ?? 0 });
    });
    // What went wrong shows in the close that follows.
    socket.on('error', () => undefined);
  });
}

/** Frames that came, frames that nobody took yet, and those who wait for one. */
class Inbox {
  readonly all: ServerFrame[] = [];
  readonly #untaken: ServerFrame[] = [];
  readonly #waiting = new Set<() => void>();
  #failure: string | undefined;

  take(data: unknown): void {
    const frame = parsed(data);
    if (!isServerFrame(frame)) return this.fail(`a frame broke the contract: ${String(data)}`);
    this.all.push(frame);
    this.#untaken.push(frame);
    this.#wake();
  }

  fail(reason: string): void {
    this.#failure ??= reason;
    this.#wake();
  }

  async first<F extends ServerFrame>(likes: (frame: ServerFrame) => frame is F, what: string): Promise<F> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const found = this.#untaken.find(likes);
      if (found) {
        this.#untaken.splice(this.#untaken.indexOf(found), 1);
        return found;
      }
      const reason = this.#failure ?? (Date.now() > deadline ? 'too late' : undefined);
      if (reason) {
        throw new Error(
          `waited for ${what}, ${reason}; came: ${this.all.map(({ type }) => type).join(', ')}`,
        );
      }
      await this.#change(deadline);
    }
  }

  #change(deadline: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.add(resolve);
    const timer = setTimeout(resolve, deadline - Date.now() + 1);
    return promise.finally(() => clearTimeout(timer));
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}

/** The channel that a frame is about: its payload is one, or names one. */
function channelOf({ payload }: ServerFrame): string | undefined {
  if ('channel_id' in payload) return payload.channel_id;
  return 'id' in payload ? payload.id : undefined;
}

function parsed(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : undefined;
  } catch {
    return undefined;
  }
}

function isServerFrame(value: unknown): value is ServerFrame {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  const known = Object.entries(serverFrames).find(([type]) => type === value.type);
  return known !== undefined && checkerOf(known[1]).check(value);
}
