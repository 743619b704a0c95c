import type { ChannelId, ServerFrame } from '@iris/contract';
import { createConnection, type ConnectionOptions } from './connection.ts';
import type { Credentials, HeldSession } from './credentials.ts';
import type { Environment } from './environment.ts';
import type { ClientEvent } from './events.ts';
import { givenCredentials } from './given-credentials.ts';
import { guestCredentials, type GuestProfile } from './guest-credentials.ts';
import { holdChannel, type HeldChannel } from './held-channel.ts';
import { call } from './http.ts';
import { createOutbox } from './outbox.ts';
import { IrisProblem } from './problem.ts';
import { createRest, type Send } from './rest.ts';
import { createSharedConnection } from './shared-connection.ts';
import { subjectOf } from './subject-of.ts';
import { createTypingSender } from './typing.ts';

export interface ClientOptions {
  readonly environment: Environment;
  /** Origin of the bff, without a slash at its end. */
  readonly baseUrl: string;
  readonly tenantId: string;
  /** A token that the host's backend minted; null: the visitor is a guest. */
  readonly token: string | null;
  /** With a token: the channel to speak in, instead of the session's durable one. */
  readonly channelId: ChannelId | null;
  readonly profile: () => GuestProfile;
  readonly onEvent: (event: ClientEvent) => void;
}

/** One end user's conversation: REST, socket, catching up, outbox. Knows no DOM and keeps no view of the state. */
export interface IrisClient {
  /** Begins or resumes; the first moment at which anything is sent or stored. Does nothing when started. */
  start(): void;
  /** Ends every timer, socket and call. What is unsent stays stored. */
  stop(): void;
  send(content: string): void;
  retry(clientMessageId: string): void;
  discard(clientMessageId: string): void;
  loadLatest(): void;
  loadOlder(): void;
  /** The visitor has seen everything up to `seq`; said again with each new connection until the server knows it. */
  markRead(seq: number): void;
  typed(): void;
  stoppedTyping(): void;
  /** Text that was begun and not sent; survives a reload. */
  readDraft(): string;
  keepDraft(text: string): void;
  /** Goes on with a token that the host's backend minted, for the same user or for another. */
  identify(token: string, channelId: ChannelId | null): void;
  logout(): Promise<void>;
}

export function createClient(options: ClientOptions): IrisClient {
  const { environment, baseUrl, tenantId, onEvent } = options;
  const draftKey = `iris:draft:${tenantId}`;
  let isStarted = false;
  let credentials = options.token === null ? asGuest() : withToken(options.token, options.channelId);
  /** Whom tabs must have in common to share a socket: all guests of a browser are one. */
  let speakerName = nameOf(options.token, options.channelId);
  let held: HeldChannel | null = null;
  /** What the visitor has seen beyond what the server is known to know; 0 for nothing. */
  let unknownRead = 0;

  function asGuest(): Credentials {
    return guestCredentials({ environment, baseUrl, tenantId, profile: options.profile });
  }

  function withToken(token: string, channelId: ChannelId | null): Credentials {
    const onExpired = () => onEvent({ type: 'token-expired' });
    return givenCredentials({ environment, baseUrl, token, channelId, onExpired });
  }

  async function session(obtain: (from: Credentials) => Promise<HeldSession>): Promise<HeldSession> {
    const from = credentials;
    const obtained = await obtain(from);
    if (from !== credentials) throw new IrisProblem('unreachable', 0);
    adopt(obtained);
    return obtained;
  }

  const currentSession = () => session((from) => from.hold());
  const renewedSession = (staleToken: string) => session((from) => from.renew(staleToken));

  function adopt({ session: speaker, chat }: HeldSession) {
    if (held?.channelId === chat.channel_id && held.userId === speaker.user_id) return;
    held?.stop();
    unknownRead = 0;
    held = holdChannel({
      environment,
      channelId: chat.channel_id,
      userId: speaker.user_id,
      rest,
      onEvent,
      onHead: (seq) => credentials.noteHead(chat.channel_id, seq),
      onRead: (seq) => {
        if (seq >= unknownRead) unknownRead = 0;
        credentials.noteRead(chat.channel_id, seq);
      },
      onOwn: (clientMessageId) => outbox.acknowledge(clientMessageId),
    });
    onEvent({ type: 'session', session: speaker, chat });
    held.begin(chat.last_seq);
  }

  const send: Send = async (request) => {
    const { token, chat } = await currentSession();
    try {
      const answer = await call(environment, baseUrl, token, request);
      connection.retryNow();
      return answer;
    } catch (problem) {
      if (!(problem instanceof IrisProblem) || !problem.isAuthentication) throw problem;
    }
    const renewed = await renewedSession(token);
    // The path names a channel that is no longer the visitor's: whoever asked has to ask for the new one.
    if (renewed.chat.channel_id !== chat.channel_id) throw new IrisProblem('unreachable', 0);
    return call(environment, baseUrl, renewed.token, request);
  };

  const rest = createRest(send);

  const outbox = createOutbox({
    environment,
    key: `iris:outbox:${tenantId}`,
    post: async (message) => rest.post((await currentSession()).chat.channel_id, message),
    onChange: (entries) => onEvent({ type: 'outbox', entries }),
    onSent: (message) => held?.channelId === message.channel_id && held.offer(message),
  });

  const typing = createTypingSender(environment, (isTyping) => {
    if (held !== null)
      connection.send({ type: 'typing', payload: { channel_id: held.channelId, is_typing: isTyping } });
  });

  const connectionOptions: ConnectionOptions = {
    environment,
    url: `${baseUrl.replace(/^http/, 'ws')}/ws`,
    token: async () => (await currentSession()).token,
    renew: renewedSession,
    onState: (state) => onEvent({ type: 'connection', connection: state }),
    onFrame: receive,
  };

  const connection =
    environment.tabs === null
      ? createConnection(connectionOptions)
      : createSharedConnection({
          ...connectionOptions,
          tabs: environment.tabs,
          name: () => `iris:${tenantId}:${speakerName}`,
          isSpeaker: (userId) => held?.userId === userId,
        });

  function sayRead() {
    if (held === null || unknownRead === 0) return;
    connection.send({ type: 'read', payload: { channel_id: held.channelId, seq: unknownRead } });
  }

  async function renewInPlace() {
    try {
      const stale = (await currentSession()).token;
      const { token } = await renewedSession(stale);
      connection.send({ type: 'auth', payload: { token } });
    } catch {
      // The server closes with 4001 when the session ends, and the connection renews it then.
    }
  }

  function receive(frame: ServerFrame) {
    held?.receive(frame);
    if (frame.type === 'session.expiring') void renewInPlace();
    if (frame.type !== 'hello') return;
    sayRead();
    outbox.flush();
  }

  function leave() {
    connection.stop();
    typing.stopped();
    held?.stop();
    held = null;
    unknownRead = 0;
  }

  return {
    start: () => {
      if (!isStarted && outbox.entries.length > 0) onEvent({ type: 'outbox', entries: outbox.entries });
      isStarted = true;
      connection.start();
      outbox.flush();
    },
    stop: () => {
      outbox.stop();
      leave();
    },
    send: (content) => {
      typing.stopped();
      outbox.add(content);
    },
    retry: (clientMessageId) => outbox.retry(clientMessageId),
    discard: (clientMessageId) => outbox.discard(clientMessageId),
    loadLatest: () => held?.loadLatest(),
    loadOlder: () => held?.loadOlder(),
    markRead: (seq) => {
      unknownRead = Math.max(unknownRead, seq);
      sayRead();
    },
    typed: () => typing.typed(),
    stoppedTyping: () => typing.stopped(),
    readDraft: () => environment.page.get(draftKey) ?? '',
    keepDraft: (text) =>
      text === '' ? environment.page.delete(draftKey) : environment.page.set(draftKey, text),
    identify: (token, channelId) => {
      // What is shown stays until the new session says whose it is: most often the same user's, with a fresh token.
      connection.stop();
      credentials = withToken(token, channelId);
      speakerName = nameOf(token, channelId);
      if (!isStarted) return;
      connection.start();
      outbox.flush();
    },
    logout: async () => {
      leave();
      outbox.clear();
      environment.page.delete(draftKey);
      isStarted = false;
      onEvent({ type: 'ended' });
      const ending = credentials;
      credentials = asGuest();
      speakerName = nameOf(null, null);
      await ending.end();
    },
  };
}

function nameOf(token: string | null, channelId: ChannelId | null): string {
  return token === null ? 'guest' : `${subjectOf(token)}:${channelId ?? ''}`;
}
