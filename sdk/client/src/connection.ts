import type { ClientFrame, ServerFrame } from '@iris/contract';
import { delayBefore } from './backoff.ts';
import type { Cancel, Environment, Socket } from './environment.ts';
import { IrisProblem } from './problem.ts';
import { readFrame } from './shapes.ts';

/** Why a connection doesn't try again by itself. */
export type StopReason = 'unauthorized' | 'forbidden' | 'not_found';

/** The life of a connection; each state carries only what belongs to it. */
export type ConnectionState =
  | { readonly status: 'idle' }
  | { readonly status: 'connecting'; readonly attempt: number }
  | { readonly status: 'online' }
  | { readonly status: 'waiting'; readonly attempt: number; readonly retryAt: number }
  | { readonly status: 'stopped'; readonly reason: StopReason };

/** Close codes after which the same token or address never works (contract §7, §8). */
const stopReasons: ReadonlyMap<number, StopReason> = new Map([
  [4003, 'forbidden'],
  [4004, 'not_found'],
]);
const unauthorized = 4001;
const tooFast = 4008;

/** From opening to `hello`. */
const openingMs = 10_000;
/** How much later than a heartbeat its answer may come. */
const longestSilenceMs = 10_000;
/** The same after waking up, when somebody may be looking at a dead conversation. */
const wakeSilenceMs = 4_000;
/** A connection that held so long starts its next series of tries anew. */
const steadyMs = 10_000;
/** The least pause after the server said that we are too fast. */
const tooFastMs = 5_000;

export interface ConnectionOptions {
  readonly environment: Environment;
  readonly url: string;
  /** A token for the next try: fresh each time. @throws {IrisProblem} */
  readonly token: () => Promise<string>;
  /** The server refused `staleToken`; resolves when there is a better one. @throws {IrisProblem} */
  readonly renew: (staleToken: string) => Promise<unknown>;
  readonly onState: (state: ConnectionState) => void;
  readonly onFrame: (frame: ServerFrame) => void;
}

export interface Connection {
  readonly state: ConnectionState;
  /** Connects, also after `stop` and after a stop code. Does nothing while connected or trying. */
  start(): void;
  stop(): void;
  /** Something says that the server is there: don't wait any longer. Does nothing unless waiting. */
  retryNow(): void;
  /** Returns whether the frame went out: only while online. */
  send(frame: ClientFrame): boolean;
}

/**
 * One socket that is kept alive: full-jitter backoff, a fresh token each try, heartbeats with a deadline,
 * a check when the page wakes up, and codes after which it stops (contract §7).
 */
export function createConnection(options: ConnectionOptions): Connection {
  const { environment } = options;
  let state: ConnectionState = { status: 'idle' };
  let socket: Socket | null = null;
  let refusedToken: string | null = null;
  let cancelTimer: Cancel = () => {};
  let stopWaking: Cancel = () => {};
  let heartbeatMs = 0;
  let lastHeardAt = 0;
  let onlineSince = 0;
  let onlineAttempt = 0;
  /** Counts tries; whatever belongs to an earlier one comes too late and is ignored. */
  let round = 0;

  function enter(next: ConnectionState) {
    state = next;
    options.onState(next);
  }

  function schedule(delayMs: number, run: () => void) {
    cancelTimer();
    cancelTimer = environment.after(delayMs, run);
  }

  function abandonSocket() {
    round += 1;
    cancelTimer();
    socket?.close();
    socket = null;
  }

  function retryLater(attempt: number, leastMs = 0) {
    abandonSocket();
    const delayMs = leastMs + delayBefore(attempt, environment.random);
    enter({ status: 'waiting', attempt, retryAt: environment.now() + delayMs });
    schedule(delayMs, () => void open(attempt + 1));
  }

  function halt(reason: StopReason) {
    abandonSocket();
    enter({ status: 'stopped', reason });
  }

  function fail(attempt: number, problem: unknown) {
    const isFinal = problem instanceof IrisProblem && !problem.isTransient;
    if (!isFinal) retryLater(attempt, problem instanceof IrisProblem ? (problem.retryAfterMs ?? 0) : 0);
    else halt(problem.isAuthentication ? 'unauthorized' : problem.status === 404 ? 'not_found' : 'forbidden');
  }

  async function open(attempt: number) {
    abandonSocket();
    const mine = round;
    enter({ status: 'connecting', attempt });
    try {
      const token = await options.token();
      if (mine !== round) return;
      socket = environment.openSocket(options.url, ['bearer', token], {
        received: (text) => mine === round && receive(text, attempt),
        closed: (code) => mine === round && void closed(code, token, attempt),
      });
      schedule(openingMs, () => retryLater(attempt));
    } catch (problem) {
      if (mine === round) fail(attempt, problem);
    }
  }

  function receive(text: string, attempt: number) {
    const frame = readFrame(text);
    if (frame === null) return;
    lastHeardAt = environment.now();
    if (frame.type === 'hello') {
      refusedToken = null;
      onlineAttempt = attempt;
      onlineSince = lastHeardAt;
      heartbeatMs = frame.payload.heartbeat_ms;
      enter({ status: 'online' });
      beat();
    }
    options.onFrame(frame);
  }

  function heartbeat() {
    socket?.send(JSON.stringify({ type: 'heartbeat', payload: {} } satisfies ClientFrame));
  }

  /** A heartbeat every `heartbeatMs`; a socket that then stays silent is dead, whatever it calls itself. */
  function beat() {
    const silenceMs = Math.min(longestSilenceMs, heartbeatMs / 2);
    schedule(heartbeatMs - silenceMs, () => askForLife(silenceMs));
  }

  function askForLife(withinMs: number) {
    const askedAt = environment.now();
    heartbeat();
    schedule(withinMs, () => (lastHeardAt >= askedAt ? beat() : retryLater(attemptAfterOnline())));
  }

  /** A connection that held is as good as new; one that broke at once goes on backing off. */
  function attemptAfterOnline(): number {
    return environment.now() - onlineSince >= steadyMs ? 1 : onlineAttempt + 1;
  }

  async function closed(code: number, token: string, attempt: number) {
    abandonSocket();
    const reason = stopReasons.get(code);
    if (reason !== undefined) halt(reason);
    else if (code === unauthorized) await reauthorize(token);
    else
      retryLater(
        state.status === 'online' ? attemptAfterOnline() : attempt,
        code === tooFast ? tooFastMs : 0,
      );
  }

  /** One refusal may mean an expired token; a second in a row means that a new one won't help either. */
  async function reauthorize(token: string) {
    if (refusedToken !== null && refusedToken !== token) return halt('unauthorized');
    refusedToken = token;
    const mine = round;
    try {
      await options.renew(token);
      if (mine === round) await open(1);
    } catch (problem) {
      if (mine === round) fail(1, problem);
    }
  }

  function retryNow() {
    if (state.status === 'waiting') void open(state.attempt);
  }

  function wake() {
    if (state.status !== 'online') return retryNow();
    askForLife(wakeSilenceMs);
  }

  return {
    get state() {
      return state;
    },
    start: () => {
      if (state.status !== 'idle' && state.status !== 'stopped') return;
      refusedToken = null;
      stopWaking();
      stopWaking = environment.onWake(wake);
      void open(1);
    },
    stop: () => {
      stopWaking();
      abandonSocket();
      enter({ status: 'idle' });
    },
    retryNow,
    send: (frame) => {
      if (state.status !== 'online') return false;
      socket?.send(JSON.stringify(frame));
      return true;
    },
  };
}
