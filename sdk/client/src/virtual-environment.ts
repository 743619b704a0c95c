import type { ClientFrame, ServerFrame } from '@iris/contract';
import type { Environment, KeyValue, SocketEvents, Tabs } from './environment.ts';

/** One request as a test sees it. */
export interface VirtualRequest {
  readonly method: string;
  readonly path: string;
  readonly token: string | null;
  readonly body: unknown;
}

/** What a test answers: a status with a body, or null for a network that is away. */
export type VirtualAnswer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: HeadersInit;
} | null;

/** The server's end of a socket that the client opened. */
export interface VirtualSocket {
  readonly token: string | undefined;
  readonly sent: ClientFrame[];
  readonly isOpen: boolean;
  say(frame: ServerFrame): void;
  close(code: number): void;
}

/** Time, network and storage in a test's hands. */
export interface VirtualEnvironment extends Environment {
  readonly requests: VirtualRequest[];
  readonly sockets: VirtualSocket[];
  readonly stored: Map<string, string>;
  /** How many timers wait: none may be left when everything has stopped. */
  readonly timers: number;
  answer: (request: VirtualRequest) => VirtualAnswer | Promise<VirtualAnswer>;
  /** Lets `ms` go by, with everything that happens in them. */
  advance(ms: number): Promise<void>;
  wake(): void;
}

/** Long enough for every promise that is already settled to have been noticed. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

export function virtualEnvironment(
  stored = new Map<string, string>(),
  page = new Map<string, string>(),
  tabs: Tabs | null = null,
): VirtualEnvironment {
  const timers = new Map<number, { at: number; run: () => void }>();
  const wakers = new Set<() => void>();
  const locks = new Map<string, Promise<unknown>>();
  let now = Date.parse('2026-01-01T00:00:00Z');
  let count = 0;

  const environment: VirtualEnvironment = {
    requests: [],
    sockets: [],
    stored,
    get timers() {
      return timers.size;
    },
    answer: () => null,
    advance: async (ms) => {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
        if (next === undefined) break;
        timers.delete(next[0]);
        now = next[1].at;
        next[1].run();
        await settle();
      }
      now = end;
    },
    wake: () => {
      for (const waker of wakers) waker();
    },
    now: () => now,
    random: () => 0.5,
    newId: () => `id-${(count += 1)}`,
    after: (delayMs, run) => {
      const id = (count += 1);
      timers.set(id, { at: now + delayMs, run });
      return () => timers.delete(id);
    },
    fetch: async (url, init) => {
      const { pathname, search } = new URL(url, 'http://host');
      const token = new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? null;
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null;
      const request = { method: init.method ?? 'GET', path: pathname + search, token, body };
      environment.requests.push(request);
      const answer = await environment.answer(request);
      if (answer === null) throw new TypeError('Failed to fetch');
      const text = answer.body === undefined ? null : JSON.stringify(answer.body);
      return new Response(text, {
        status: answer.status,
        ...(answer.headers && { headers: answer.headers }),
      });
    },
    openSocket: (_url, protocols, events) => {
      const socket = virtualSocket(protocols[1], events);
      environment.sockets.push(socket);
      return { send: (text) => socket.sent.push(JSON.parse(text)), close: () => socket.leave() };
    },
    durable: keyValue(stored),
    page: keyValue(page),
    exclusively: (name, act) => {
      const turn = (locks.get(name) ?? Promise.resolve()).then(act, act);
      locks.set(name, turn);
      return turn;
    },
    tabs,
    onWake: (listener) => {
      wakers.add(listener);
      return () => wakers.delete(listener);
    },
  };
  return environment;
}

function keyValue(map: Map<string, string>): KeyValue {
  return {
    get: (key) => map.get(key) ?? null,
    set: (key, value) => void map.set(key, value),
    delete: (key) => void map.delete(key),
  };
}

function virtualSocket(token: string | undefined, events: SocketEvents): VirtualSocket & { leave(): void } {
  let isOpen = true;
  return {
    token,
    sent: [],
    get isOpen() {
      return isOpen;
    },
    say: (frame) => events.received(JSON.stringify(frame)),
    close: (code) => {
      isOpen = false;
      events.closed(code);
    },
    leave: () => {
      isOpen = false;
    },
  };
}
