import type { ChannelId, Message, ServerFrame, ServerFrameOf, UserId } from '@iris/contract';
import type { Environment } from './environment.ts';
import type { ClientEvent } from './events.ts';
import { createFeed } from './feed.ts';
import { createHistory } from './history.ts';
import type { Rest } from './rest.ts';
import { createTypists } from './typing.ts';

/** Who is there doesn't change so fast that it would be asked for twice within this time. */
const justNowMs = 5_000;

export interface HeldChannelOptions {
  readonly environment: Environment;
  readonly channelId: ChannelId;
  readonly userId: UserId;
  readonly rest: Rest;
  readonly onEvent: (event: ClientEvent) => void;
  /** The channel has come to `seq`. */
  readonly onHead: (seq: number) => void;
  /** The server knows it to be read by this client's user up to `seq`. */
  readonly onRead: (seq: number) => void;
  /** A message of this client's has come back from the server. */
  readonly onOwn: (clientMessageId: string) => void;
}

/** The channel that a client speaks in: its messages in order, and who is there. Void once the session changes. */
export interface HeldChannel {
  readonly channelId: ChannelId;
  readonly userId: UserId;
  /** Loads what was said; `head` is where the server says that the channel stands. */
  begin(head: number): void;
  receive(frame: ServerFrame): void;
  /** A message that came as the answer to its post. */
  offer(message: Message): void;
  loadLatest(): void;
  loadOlder(): void;
  /** What comes back from now on is for a conversation that nobody looks at any more. */
  stop(): void;
}

export function holdChannel(options: HeldChannelOptions): HeldChannel {
  const { environment, channelId, userId, rest, onEvent } = options;
  let isStopped = false;
  /** Whose presence was told with a name; for anyone else it has to be asked for. */
  let known: ReadonlySet<UserId> = new Set();
  let peopleAskedAt = 0;

  const typists = createTypists(environment, (list) => onEvent({ type: 'typing', typists: list }));

  const feed = createFeed({
    environment,
    fetchAfter: (seq) => rest.messagesAfter(channelId, seq),
    onMessages: (messages, historyFromSeq) => {
      onEvent({ type: 'messages', messages, historyFromSeq });
      options.onHead(messages.at(-1)?.seq ?? 0);
      for (const { client_message_id } of messages)
        if (client_message_id !== null) options.onOwn(client_message_id);
    },
  });

  const history = createHistory({
    fetchPage: (cursor) => rest.messages(channelId, cursor),
    onEvent,
    onLatest: (seq) => {
      options.onHead(seq);
      onEvent({ type: 'delivered', seq });
      feed.start(seq);
    },
  });

  /** Faces and who has read how far: nice to have, so a failure only leaves them out until the next hello. */
  async function loadPeople() {
    peopleAskedAt = environment.now();
    const [members, team] = await Promise.allSettled([rest.members(channelId), rest.presence()]);
    if (isStopped) return;
    if (members.status === 'fulfilled') onEvent({ type: 'members', members: members.value });
    if (team.status !== 'fulfilled') return;
    known = new Set(team.value.map(({ user_id }) => user_id));
    onEvent({ type: 'team', team: team.value });
  }

  /** Every connection begins with what it may have missed. */
  function greet({ payload }: ServerFrameOf<'hello'>) {
    const own = payload.channels.find(({ channel_id }) => channel_id === channelId);
    feed.announce(own?.last_seq ?? 0);
    if (own !== undefined) {
      read(userId, own.last_read_seq);
      // What was said while there was no socket is out too, though its frame never came here.
      onEvent({ type: 'delivered', seq: own.last_seq });
    }
    void history.loadLatest();
    // The first hello comes right after the beginning, which has just asked.
    if (environment.now() - peopleAskedAt > justNowMs) void loadPeople();
  }

  function read(reader: UserId, seq: number) {
    onEvent({ type: 'read', userId: reader, seq });
    if (reader === userId) options.onRead(seq);
  }

  function hear(message: Message) {
    typists.heard({ user_id: message.sender.id, display_name: '' }, false);
    feed.offer(message);
    onEvent({ type: 'delivered', seq: message.seq });
  }

  function notice({ payload: { user_id, status } }: ServerFrameOf<'presence.changed'>) {
    if (known.has(user_id)) onEvent({ type: 'presence', userId: user_id, status });
    else if (status !== 'offline') void loadPeople();
  }

  function receive(frame: ServerFrame) {
    switch (frame.type) {
      case 'hello':
        return greet(frame);
      case 'message.new':
        return frame.payload.channel_id === channelId ? hear(frame.payload) : undefined;
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
        return notice(frame);
      case 'read.updated':
        if (frame.payload.channel_id === channelId) read(frame.payload.user_id, frame.payload.seq);
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
        if (frame.payload.channel_id === channelId) void loadPeople();
        return;
      case 'draft.ready':
      case 'draft.updated':
      case 'identity.linked':
      case 'queue.updated':
      case 'note.created':
      case 'session.expiring':
      case 'pong':
      case 'error':
        return;
    }
  }

  return {
    channelId,
    userId,
    begin: (head) => {
      feed.announce(head);
      void history.loadLatest();
      void loadPeople();
    },
    receive,
    offer: (message) => feed.offer(message),
    loadLatest: () => void history.loadLatest(),
    loadOlder: () => void history.loadOlder(),
    stop: () => {
      isStopped = true;
      typists.clear();
      feed.stop();
      history.stop();
    },
  };
}
