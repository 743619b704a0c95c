import type { ChannelId, Message, UserId } from '@iris/contract';
import {
  createFeed,
  createOutbox,
  createTypingSender,
  type Environment,
  type Feed,
  type Outbox,
  type TypingSender,
} from '@iris/client';
import type { ConsoleEvent } from '../state/console-event.ts';
import type { Conversation } from '../state/conversation.ts';
import type { ConsoleApi } from './console-api.ts';
import { createRoomDraft, type RoomDraft } from './room-draft.ts';
import { createRoomHistory, type RoomHistory } from './room-history.ts';
import { createRoomNotes, type RoomNotes } from './room-notes.ts';

/** A room whose conversation is kept complete: its history, its stream, what is on its way. */
export interface HeldRoom {
  readonly channelId: ChannelId;
  readonly feed: Feed;
  readonly history: RoomHistory;
  readonly notes: RoomNotes;
  readonly draft: RoomDraft;
  readonly outbox: Outbox;
  readonly typing: TypingSender;
  /** Who takes part and how far each has read; a failure leaves it as it was. */
  loadMembers(): Promise<void>;
  /** Whose room it is, and where they are; a failure leaves it as it was. */
  loadPerson(): Promise<void>;
  /** Ends every timer and call; what is unsent stays stored. */
  drop(): void;
}

export interface HeldRoomOptions {
  readonly environment: Environment;
  readonly api: ConsoleApi;
  readonly channelId: ChannelId;
  /** Where unsent messages are kept. */
  readonly outboxKey: string;
  /** What is kept of it now. */
  readonly conversation: () => Conversation | undefined;
  readonly dispatch: (event: ConsoleEvent) => void;
  /** A message of mine was taken by the server. */
  readonly onSent: (message: Message) => void;
  readonly sayTyping: (isTyping: boolean) => void;
}

export function holdRoom(options: HeldRoomOptions): HeldRoom {
  const { environment, api, channelId, dispatch } = options;
  const members = new Set<UserId>();

  async function loadMembers(): Promise<void> {
    try {
      const list = await api.members(channelId);
      for (const { user_id } of list) members.add(user_id);
      dispatch({ type: 'members', channelId, members: list });
    } catch {
      // The person's column keeps what it has; the next hello asks again.
    }
  }

  async function loadPerson(): Promise<void> {
    try {
      dispatch({ type: 'person', channelId, person: await api.person(channelId) });
    } catch {
      // As with the members.
    }
  }

  /** Whoever speaks for the first time has joined; each is asked about once. */
  function isNew(userId: UserId): boolean {
    const isKnown = members.size === 0 || members.has(userId);
    members.add(userId);
    return !isKnown;
  }

  const outbox = createOutbox({
    environment,
    key: options.outboxKey,
    post: (message) => api.post(channelId, message),
    onChange: (entries) => dispatch({ type: 'unsent', channelId, entries }),
    onSent: (message) => {
      feed.offer(message);
      options.onSent(message);
    },
  });
  const feed = createFeed({
    environment,
    fetchAfter: (seq) => api.messagesAfter(channelId, seq),
    onMessages: (messages) => {
      dispatch({ type: 'messages', channelId, messages });
      if (messages.some(({ sender }) => isNew(sender.id))) void loadMembers();
      // Whoever writes is on some page now.
      if (messages.some(({ sender }) => sender.kind === 'guest' || sender.kind === 'user')) void loadPerson();
      for (const { client_message_id } of messages)
        if (client_message_id !== null) outbox.acknowledge(client_message_id);
    },
  });
  const history = createRoomHistory({
    api,
    channelId,
    conversation: options.conversation,
    dispatch: (event) => {
      dispatch(event);
      if (event.type === 'history-page') void notes.reachBack();
    },
    onBegun: (seq) => feed.start(seq),
  });
  const notes = createRoomNotes({ api, channelId, conversation: options.conversation, dispatch });
  const draft = createRoomDraft({ api, channelId, conversation: options.conversation, dispatch });
  const typing = createTypingSender(environment, options.sayTyping);
  return {
    channelId,
    feed,
    history,
    notes,
    draft,
    outbox,
    typing,
    loadMembers,
    loadPerson,
    drop: () => {
      typing.stopped();
      feed.stop();
      history.stop();
      outbox.stop();
    },
  };
}
