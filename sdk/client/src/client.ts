import type { ChannelId, ServerFrame, UserId } from '@iris/contract';
import { createConnection } from './connection.ts';
import type { Credentials, HeldSession } from './credentials.ts';
import type { Environment } from './environment.ts';
import type { ClientEvent } from './events.ts';
import { createFeed, type Feed } from './feed.ts';
import { givenCredentials } from './given-credentials.ts';
import { guestCredentials, type GuestProfile } from './guest-credentials.ts';
import { createHistory, type History } from './history.ts';
import { call } from './http.ts';
import { createOutbox } from './outbox.ts';
import { IrisProblem } from './problem.ts';
import { createRest, type Send } from './rest.ts';
import { createTypingSender, createTypists } from './typing.ts';

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
  /** The visitor has seen everything up to `seq`; said again after a reconnect if it got lost. */
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

/** The conversation that is being held: void as soon as the session says another channel. */
interface Held {
  readonly channelId: ChannelId;
  readonly userId: UserId;
  readonly feed: Feed;
  readonly history: History;
}

export function createClient(options: ClientOptions): IrisClient {
  const { environment, baseUrl, tenantId, onEvent } = options;
  const draftKey = `iris:draft:${tenantId}`;
  let isStarted = false;
  let credentials = options.token === null ? asGuest() : withToken(options.token, options.channelId);
  let held: Held | null = null;
  let unsaidRead = 0;
  /** Whose presence was told with a name; for anyone else it has to be asked for. */
  let known: ReadonlySet<UserId> = new Set();

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
    letGo();
    held = hold(chat.channel_id, speaker.user_id);
    onEvent({ type: 'session', session: speaker, chat });
    held.feed.announce(chat.last_seq);
    void held.history.loadLatest();
    void loadPeople(chat.channel_id);
  }

  function letGo() {
    typists.clear();
    held?.feed.stop();
    held?.history.stop();
    held = null;
  }

  function hold(channelId: ChannelId, userId: UserId): Held {
    const feed = createFeed({
      environment,
      fetchAfter: (seq) => rest.messagesAfter(channelId, seq),
      onMessages: (messages, historyFromSeq) => {
        onEvent({ type: 'messages', messages, historyFromSeq });
        credentials.noteHead(channelId, messages.at(-1)?.seq ?? 0);
        for (const { client_message_id } of messages)
          if (client_message_id !== null) outbox.acknowledge(client_message_id);
      },
    });
    const history = createHistory({
      fetchPage: (cursor) => rest.messages(channelId, cursor),
      onEvent,
      onLatest: (seq) => {
        credentials.noteHead(channelId, seq);
        onEvent({ type: 'delivered', seq });
        feed.start(seq);
      },
    });
    return { channelId, userId, feed, history };
  }

  /** Faces and who has read how far: nice to have, so a failure only leaves them out until the next hello. */
  async function loadPeople(channelId: ChannelId) {
    const [members, team] = await Promise.allSettled([rest.members(channelId), rest.presence()]);
    if (held?.channelId !== channelId) return;
    if (members.status === 'fulfilled') onEvent({ type: 'members', members: members.value });
    if (team.status !== 'fulfilled') return;
    known = new Set(team.value.map(({ user_id }) => user_id));
    onEvent({ type: 'team', team: team.value });
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
    onSent: (message) => held?.channelId === message.channel_id && held.feed.offer(message),
  });

  const typists = createTypists(environment, (list) => onEvent({ type: 'typing', typists: list }));

  const typing = createTypingSender(environment, (isTyping) => {
    if (held !== null)
      connection.send({ type: 'typing', payload: { channel_id: held.channelId, is_typing: isTyping } });
  });

  const connection = createConnection({
    environment,
    url: `${baseUrl.replace(/^http/, 'ws')}/ws`,
    token: async () => (await currentSession()).token,
    renew: renewedSession,
    onState: (state) => onEvent({ type: 'connection', connection: state }),
    onFrame: receive,
  });

  function sayRead() {
    if (held === null || unsaidRead === 0) return;
    if (connection.send({ type: 'read', payload: { channel_id: held.channelId, seq: unsaidRead } }))
      unsaidRead = 0;
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
    if (held === null) return;
    const { channelId, userId, feed, history } = held;
    switch (frame.type) {
      case 'hello': {
        const own = frame.payload.channels.find(({ channel_id }) => channel_id === channelId);
        feed.announce(own?.last_seq ?? 0);
        if (own !== undefined) {
          onEvent({ type: 'read', userId, seq: own.last_read_seq });
          credentials.noteRead(channelId, own.last_read_seq);
          // What was said while there was no socket is out too, though its frame never came here.
          onEvent({ type: 'delivered', seq: own.last_seq });
        }
        void history.loadLatest();
        void loadPeople(channelId);
        sayRead();
        outbox.flush();
        return;
      }
      case 'message.new':
        if (frame.payload.channel_id !== channelId) return;
        typists.heard({ user_id: frame.payload.sender.id, display_name: '' }, false);
        feed.offer(frame.payload);
        onEvent({ type: 'delivered', seq: frame.payload.seq });
        return;
      case 'message.updated':
      case 'message.deleted':
        if (frame.payload.channel_id === channelId) onEvent({ type: 'changed', message: frame.payload });
        return;
      case 'typing.indicator': {
        const { channel_id, user_id, display_name, is_typing } = frame.payload;
        if (channel_id === channelId && user_id !== userId)
          typists.heard({ user_id, display_name }, is_typing);
        return;
      }
      case 'presence.changed':
        if (known.has(frame.payload.user_id))
          onEvent({ type: 'presence', userId: frame.payload.user_id, status: frame.payload.status });
        else if (frame.payload.status !== 'offline') void loadPeople(channelId);
        return;
      case 'read.updated':
        if (frame.payload.channel_id !== channelId) return;
        onEvent({ type: 'read', userId: frame.payload.user_id, seq: frame.payload.seq });
        if (frame.payload.user_id === userId) credentials.noteRead(channelId, frame.payload.seq);
        return;
      case 'channel.created':
      case 'channel.updated':
      case 'channel.archived':
        if (frame.payload.id !== channelId) return;
        feed.announce(frame.payload.last_seq);
        onEvent({ type: 'channel', status: frame.payload.status });
        return;
      case 'member.joined':
      case 'member.left':
        if (frame.payload.channel_id === channelId) void loadPeople(channelId);
        return;
      case 'session.expiring':
        void renewInPlace();
        return;
      case 'pong':
      case 'error':
        return;
    }
  }

  function leave() {
    connection.stop();
    typing.stopped();
    letGo();
    unsaidRead = 0;
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
    loadLatest: () => void held?.history.loadLatest(),
    loadOlder: () => void held?.history.loadOlder(),
    markRead: (seq) => {
      unsaidRead = Math.max(unsaidRead, seq);
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
      await ending.end();
    },
  };
}
