import type { ChannelMember, Message, UserId } from '@iris/contract';
import type { HistoryPage, OutboxEntry } from '@iris/client';

/** One room as it is read: what was said, what is on its way, who takes part. */
export interface Conversation {
  /** Whether the newest page is there. */
  readonly history: 'loading' | 'failed' | 'loaded';
  /** Why loading failed last. */
  readonly problem: unknown;
  /** The state of loading what was said before. */
  readonly older: 'idle' | 'loading' | 'failed';
  readonly hasOlder: boolean;
  /** What was before this `seq` has been purged by the retention policy. */
  readonly historyFromSeq: number;
  /** By `seq`, without holes. */
  readonly messages: readonly Message[];
  readonly unsent: readonly OutboxEntry[];
  /** null until it is known. */
  readonly members: readonly ChannelMember[] | null;
  /** The first message that was new when the room was opened; null when there was none. */
  readonly newFromSeq: number | null;
}

export const emptyConversation: Conversation = {
  history: 'loading',
  problem: null,
  older: 'idle',
  hasOlder: false,
  historyFromSeq: 1,
  messages: [],
  unsent: [],
  members: null,
  newFromSeq: null,
};

/** The newest page, after which the conversation goes on live. */
export function withLatest(conversation: Conversation, page: HistoryPage): Conversation {
  return { ...withPage(conversation, page), history: 'loaded' };
}

export function withOlder(conversation: Conversation, page: HistoryPage): Conversation {
  return { ...withPage(conversation, page), older: 'idle' };
}

function withPage(conversation: Conversation, page: HistoryPage): Conversation {
  return {
    ...conversation,
    messages: merged(conversation.messages, page.messages),
    hasOlder: page.hasOlder,
    historyFromSeq: page.historyFromSeq,
  };
}

export function withMessages(conversation: Conversation, messages: readonly Message[]): Conversation {
  return { ...conversation, messages: merged(conversation.messages, messages) };
}

/** An edit or a deletion of a message that is shown. */
export function withChanged(conversation: Conversation, message: Message): Conversation {
  return {
    ...conversation,
    messages: conversation.messages.map((known) => (known.id === message.id ? message : known)),
  };
}

/** Another member has read up to `seq`; never goes back. */
export function withMemberRead(conversation: Conversation, userId: UserId, seq: number): Conversation {
  if (conversation.members === null) return conversation;
  return {
    ...conversation,
    members: conversation.members.map((member) =>
      member.user_id === userId && member.last_read_seq < seq ? { ...member, last_read_seq: seq } : member,
    ),
  };
}

/** The end user whom the room belongs to, if its members are known. */
export function personOf({ members }: Conversation): ChannelMember | null {
  return members?.find(({ kind }) => kind === 'guest' || kind === 'user') ?? null;
}

function merged(known: readonly Message[], more: readonly Message[]): readonly Message[] {
  const bySeq = new Map([...known, ...more].map((message) => [message.seq, message]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}
