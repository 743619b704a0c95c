import { randomUUID } from 'node:crypto';
import type { Environment, KeyValue } from '@iris/client';
import WebSocket from 'ws';

/** Does something with each text of a socket before anybody else sees it: passes it on as often as it likes. */
export type Wire = (text: string, pass: (text: string) => void) => void;

export interface NodeEnvironmentOptions {
  /** What a browser would send along; none for a program that talks to core-api. */
  readonly origin: string | null;
  readonly random: () => number;
  /** Is told what came over each socket, numbered from 1. */
  readonly onText: (socket: number, text: string) => void;
  /** Is told each answer of the service; status 0: there was none. */
  readonly onAnswer: (init: RequestInit, status: number, body: string) => void;
  /** Lies between the service and all of the above, for each socket anew. */
  readonly wire: () => Wire;
}

/** An environment whose sockets can be left unread, as by a browser tab that hangs. */
export interface NodeEnvironment extends Environment {
  /** The codes with which its sockets were closed, in order. */
  readonly closings: readonly number[];
  stopReading(): void;
  readOn(): void;
}

/** A browser's environment, made of what Node has: the client's code runs in it as it is. */
export function nodeEnvironment(options: NodeEnvironmentOptions): NodeEnvironment {
  const headers = options.origin === null ? {} : { origin: options.origin };
  let count = 0;
  let latest: WebSocket | null = null;
  const closings: number[] = [];
  return {
    now: () => Date.now(),
    random: options.random,
    newId: () => randomUUID(),
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    fetch: async (url, init) => {
      try {
        const answer = await fetch(url, { ...init, headers: { ...headersOf(init), ...headers } });
        const body = await answer.text();
        options.onAnswer(init, answer.status, body);
        return new Response(body === '' ? null : body, { status: answer.status, headers: answer.headers });
      } catch (error) {
        options.onAnswer(init, 0, '');
        throw error;
      }
    },
    openSocket: (url, protocols, events) => {
      const number = (count += 1);
      const wire = options.wire();
      const socket = new WebSocket(url, [...protocols], { headers, perMessageDeflate: false });
      latest = socket;
      socket.on('message', (data: Buffer) =>
        wire(data.toString(), (text) => {
          options.onText(number, text);
          events.received(text);
        }),
      );
      socket.once('close', (code) => {
        closings.push(code);
        events.closed(code);
      });
      // What went wrong shows in the close that follows.
      socket.on('error', () => undefined);
      return {
        send: (text) => socket.readyState === WebSocket.OPEN && socket.send(text),
        close: () => socket.close(),
      };
    },
    durable: inMemory(),
    page: inMemory(),
    exclusively: (_name, act) => act(),
    tabs: null,
    onWake: () => () => undefined,
    closings,
    stopReading: () => latest?.pause(),
    readOn: () => latest?.resume(),
  };
}

function headersOf({ headers }: RequestInit): Record<string, string> {
  return Object.fromEntries(new Headers(headers));
}

function inMemory(): KeyValue {
  const held = new Map<string, string>();
  return {
    get: (key) => held.get(key) ?? null,
    set: (key, value) => void held.set(key, value),
    delete: (key) => void held.delete(key),
  };
}
