import type { ClientFrame, ServerFrame, ServerFrameOf, UserId } from '@iris/contract';
import {
  createConnection,
  type Connection,
  type ConnectionOptions,
  type ConnectionState,
} from './connection.ts';
import type { Cancel, TabLink, Tabs } from './environment.ts';
import { isFields, readFrame } from './shapes.ts';

export interface SharedConnectionOptions extends ConnectionOptions {
  readonly tabs: Tabs;
  /** Tabs of one name share a socket: those of one user in one tenant. Asked at each start. */
  readonly name: () => string;
  /** Whether this tab speaks as that user: where storage is blocked, two tabs may be two guests. */
  readonly isSpeaker: (userId: UserId) => boolean;
}

/** What tabs tell each other. Frames travel as text, so that they are checked again where they arrive. */
type TabMessage =
  /** From the tab that holds the socket; `to` is missing when it is for all. */
  | { readonly state: ConnectionState; readonly to?: string }
  | { readonly frame: string; readonly to?: string }
  | { readonly alive: true }
  /** To it. */
  | { readonly join: string }
  | { readonly send: ClientFrame }
  | { readonly ask: 'retry' | 'alive' };

/** So long a tab may be silent when another, which somebody looks at, asks whether it is still there. */
const silenceMs = 2_000;

/**
 * A connection that the tabs of a browser share (contract §11): one tab leads and holds the socket, the others
 * listen to it. When the leader goes, the next in line takes over; when it only sleeps, as phones let hidden tabs,
 * the tab that wakes up takes its place.
 */
export function createSharedConnection(options: SharedConnectionOptions): Connection {
  const { environment, tabs } = options;
  const me = environment.newId();
  let state: ConnectionState = { status: 'idle' };
  let link: TabLink | null = null;
  let leave: Cancel = () => {};
  let stopWaking: Cancel = () => {};
  let cancelDoubt: Cancel = () => {};
  /** The real connection, in the tab that leads. */
  let own: Connection | null = null;
  /** The last hello, with heads as they are now: what a tab that joins later is told. */
  let hello: ServerFrameOf<'hello'> | null = null;

  function enter(next: ConnectionState) {
    state = next;
    options.onState(next);
  }

  const tell = (message: TabMessage) => link?.post(message);

  function lead() {
    cancelDoubt();
    hello = null;
    own = createConnection({
      ...options,
      onState: (next) => {
        if (next.status === 'stopped') return stepDown(next);
        enter(next);
        // One tab's stop is not the others': the next in line leads them.
        if (next.status !== 'idle') tell({ state: next });
      },
      onFrame: (frame) => {
        hello = frame.type === 'hello' ? frame : hello && advanced(hello, frame);
        options.onFrame(frame);
        // Renewing the token is the leader's business alone.
        if (frame.type !== 'session.expiring') tell({ frame: JSON.stringify(frame) });
      },
    });
    own.start();
  }

  /** What this tab can't have, with its token, another may: the lead goes to the next in line. */
  function stepDown(stopped: ConnectionState) {
    own?.stop();
    own = null;
    leave();
    enter(stopped);
  }

  /** Listens again: another tab took over while this one slept. */
  function follow() {
    own?.stop();
    own = null;
    enter({ status: 'connecting', attempt: 1 });
    leave = tabs.lead(options.name(), { steals: false }, lead, follow);
    tell({ join: me });
  }

  function takeOver() {
    leave();
    leave = tabs.lead(options.name(), { steals: true }, lead, follow);
  }

  /** Two guests in one browser have nothing to share. */
  function goAlone() {
    leave();
    link?.close();
    link = null;
    own = createConnection({ ...options, onState: enter });
    own.start();
  }

  function receive(message: unknown) {
    if (!isFields(message) || (typeof message['to'] === 'string' && message['to'] !== me)) return;
    if (own === null) hearLeader(message);
    else serveFollower(message, own);
  }

  function serveFollower(message: Readonly<Record<string, unknown>>, connection: Connection) {
    const { join, send, ask } = message;
    if (typeof join === 'string') {
      tell({ state, to: join });
      if (hello !== null) tell({ frame: JSON.stringify(hello), to: join });
    }
    if (isClientFrame(send)) connection.send(send);
    if (ask === 'retry') connection.retryNow();
    if (ask === 'alive') tell({ alive: true });
  }

  function hearLeader(message: Readonly<Record<string, unknown>>) {
    cancelDoubt();
    if (isState(message['state'])) enter(message['state']);
    const frame = typeof message['frame'] === 'string' ? readFrame(message['frame']) : null;
    if (frame?.type === 'hello') void greet(frame);
    else if (frame !== null) options.onFrame(frame);
  }

  async function greet(frame: ServerFrameOf<'hello'>) {
    try {
      await options.token();
    } catch {
      // Without a session there is nobody to greet; the next hello tries again.
      return;
    }
    if (own !== null || link === null) return;
    if (options.isSpeaker(frame.payload.session.user_id)) options.onFrame(frame);
    else goAlone();
  }

  function wake() {
    if (own !== null || link === null) return;
    cancelDoubt();
    cancelDoubt = environment.after(silenceMs, takeOver);
    tell({ ask: 'alive' });
  }

  return {
    get state() {
      return state;
    },
    start: () => {
      if (state.status !== 'idle' && state.status !== 'stopped') return;
      if (own !== null) return own.start();
      link ??= tabs.open(options.name(), receive);
      stopWaking();
      stopWaking = environment.onWake(wake);
      enter({ status: 'connecting', attempt: 1 });
      // A session is wanted in every tab, for what it loads itself; the leader's connection asks again and retries.
      options.token().catch(() => null);
      leave();
      leave = tabs.lead(options.name(), { steals: false }, lead, follow);
      tell({ join: me });
    },
    stop: () => {
      stopWaking();
      cancelDoubt();
      own?.stop();
      own = null;
      leave();
      link?.close();
      link = null;
      if (state.status !== 'idle') enter({ status: 'idle' });
    },
    retryNow: () => {
      if (own !== null) own.retryNow();
      else if (state.status === 'waiting') tell({ ask: 'retry' });
    },
    send: (frame) => {
      if (own !== null) return own.send(frame);
      if (state.status !== 'online') return false;
      tell({ send: frame });
      return true;
    },
  };
}

/** `hello` as the server would say it after `frame`. */
function advanced(hello: ServerFrameOf<'hello'>, frame: ServerFrame): ServerFrameOf<'hello'> {
  if (frame.type !== 'message.new' && frame.type !== 'read.updated') return hello;
  const { channel_id, seq } = frame.payload;
  const { payload } = hello;
  const isOwnReading = frame.type === 'read.updated' && frame.payload.user_id === payload.session.user_id;
  const channels = payload.channels.map((channel) => {
    if (channel.channel_id !== channel_id) return channel;
    if (frame.type === 'message.new') return { ...channel, last_seq: Math.max(channel.last_seq, seq) };
    return isOwnReading ? { ...channel, last_read_seq: Math.max(channel.last_read_seq, seq) } : channel;
  });
  return { ...hello, payload: { ...payload, channels } };
}

const statuses = ['idle', 'connecting', 'online', 'waiting', 'stopped'];
const clientFrameTypes = ['typing', 'read', 'auth'];

function isState(value: unknown): value is ConnectionState {
  return isFields(value) && typeof value['status'] === 'string' && statuses.includes(value['status']);
}

function isClientFrame(value: unknown): value is ClientFrame {
  return isFields(value) && clientFrameTypes.includes(String(value['type'])) && isFields(value['payload']);
}
