import type { ChannelMember, Message, Note, Person, UserId } from '@iris/contract';
import type { OutboxEntry } from '@iris/client';
import { type Drafts, noDrafts } from './proposal.ts';
import type { Sought } from './sought.ts';

/** At most so many messages of a conversation are kept and drawn: some screens around where its reader is. */
export const mostMessages = 200;
/** So many are loaded at once. */
export const pageMessages = 50;

/** One room as it is read: the part of what was said that is kept, what is on its way, who takes part. */
export interface Conversation {
  /** Whether the newest page is there. */
  readonly history: 'loading' | 'failed' | 'loaded';
  /** Why loading failed last. */
  readonly problem: unknown;
  /** The state of loading what was said before the part. */
  readonly older: 'idle' | 'loading' | 'failed';
  /** The state of loading what was said after the part. */
  readonly newer: 'idle' | 'loading' | 'failed';
  /** By `seq`, without holes. */
  readonly messages: readonly Message[];
  /** The `seq` from which on the part is complete. */
  readonly fromSeq: number;
  /** The last `seq` that is known to exist; the part ends there, or further up. */
  readonly headSeq: number;
  /** What was before this `seq` has been purged by the retention policy. */
  readonly historyFromSeq: number;
  /** Whether the reader is at the end, where new words come in, and not somewhere above. */
  readonly isFollowed: boolean;
  readonly unsent: readonly OutboxEntry[];
  /** null until it is known. */
  readonly members: readonly ChannelMember[] | null;
  /** How far somebody was heard to have read. */
  readonly heardReads: ReadonlyMap<UserId, number>;
  /** Whose room it is; null until that is known, and for a room that is nobody's. */
  readonly person: Person | null;
  /** What the team noted, oldest first: as far back as the part is, or further. */
  readonly notes: readonly Note[];
  /** What is proposed as an answer. */
  readonly drafts: Drafts;
  /** The first message that was new when the room was opened; null when there was none. */
  readonly newFromSeq: number | null;
  /** The message that its reader looks for, or looked for last. */
  readonly sought: Sought | null;
}

export const emptyConversation: Conversation = {
  history: 'loading',
  problem: null,
  older: 'idle',
  newer: 'idle',
  messages: [],
  fromSeq: 1,
  headSeq: 0,
  historyFromSeq: 1,
  isFollowed: true,
  unsent: [],
  members: null,
  heardReads: new Map(),
  person: null,
  notes: [],
  drafts: noDrafts,
  newFromSeq: null,
  sought: null,
};

/** A part of a conversation: all that still exists from `fromSeq` to `toSeq`, oldest first. */
export interface Page {
  readonly messages: readonly Message[];
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly historyFromSeq: number;
}

/** Whether something was said before the part that is kept. */
export function hasOlder({ fromSeq, historyFromSeq }: Conversation): boolean {
  return fromSeq > historyFromSeq;
}

/** Whether something was said after it. An empty part is at the end: all that there was has been purged. */
export function hasNewer({ messages, headSeq }: Conversation): boolean {
  return messages.length > 0 && lastSeqOf(messages) < headSeq;
}

/** The newest page is all that is kept. What the stream said meanwhile and the page doesn't have is newer. */
export function withNewest(conversation: Conversation, page: Page): Conversation {
  const { messages, fromSeq, historyFromSeq } = page;
  const headSeq = Math.max(conversation.headSeq, lastSeqOf(messages));
  const loaded = { history: 'loaded', older: 'idle', newer: 'idle' } as const;
  return { ...conversation, ...loaded, messages, fromSeq, headSeq, historyFromSeq };
}

/** Somebody looks for a message; null: no longer. `lastSeq` is the last number that the room is known to have. */
export function withSought(conversation: Conversation, seq: number | null, lastSeq: number): Conversation {
  if (seq === null) return { ...conversation, sought: null };
  // A part that is kept knows the head from the stream.
  const headSeq =
    conversation.history === 'loaded' ? conversation.headSeq : Math.max(conversation.headSeq, lastSeq);
  return { ...conversation, sought: { seq }, headSeq };
}

/** The page around the message that is sought is all that is kept. Nobody may be looking for it any more. */
export function withAround(conversation: Conversation, page: Page): Conversation {
  return conversation.sought === null ? conversation : withNewest(conversation, page);
}

/** The page before the part; what is farthest below is let go. One for another part than is kept by now is nothing. */
export function withOlder(conversation: Conversation, page: Page): Conversation {
  if (page.toSeq + 1 !== conversation.fromSeq) return { ...conversation, older: 'idle' };
  const messages = [...page.messages, ...conversation.messages].slice(0, mostMessages);
  const { fromSeq, historyFromSeq } = page;
  return { ...conversation, messages, fromSeq, historyFromSeq, older: 'idle' };
}

/** The page after the part; what is farthest above is let go. An empty one says that there is nothing. */
export function withNewer(conversation: Conversation, page: Page): Conversation {
  const end = lastSeqOf(conversation.messages);
  if (page.fromSeq !== end + 1) return { ...conversation, newer: 'idle' };
  const headSeq = page.messages.length === 0 ? end : Math.max(conversation.headSeq, page.toSeq);
  return { ...following(conversation, page.messages), headSeq, newer: 'idle' };
}

/**
 * What the stream brings. It goes on at the end of what is kept, unless that end is not there, or somebody reads so far
 * above it that it would push away what they read: then it is known to be there, and is loaded as they come down.
 */
export function withMessages(conversation: Conversation, messages: readonly Message[]): Conversation {
  const headSeq = Math.max(conversation.headSeq, lastSeqOf(messages));
  const isFull = conversation.messages.length + messages.length > mostMessages;
  if (hasNewer(conversation) || (isFull && !conversation.isFollowed)) return { ...conversation, headSeq };
  return { ...following(conversation, messages), headSeq };
}

/** An edit or a deletion of a message that is shown. */
export function withChanged(conversation: Conversation, message: Message): Conversation {
  if (!conversation.messages.some(({ id }) => id === message.id)) return conversation;
  return {
    ...conversation,
    messages: conversation.messages.map((known) => (known.id === message.id ? message : known)),
  };
}

/**
 * Nobody reads the room any more. Its last page is enough to come back to; a part from further above isn't, since one
 * comes back to the end.
 */
export function withoutReader(conversation: Conversation): Conversation {
  const left = { ...conversation, isFollowed: true, sought: null, older: 'idle', newer: 'idle' } as const;
  if (hasNewer(left)) return { ...left, messages: [], history: 'loading' };
  return cutAbove(left, left.messages.slice(-pageMessages));
}

/** Another member has read up to `seq`; never goes back. */
export function withMemberRead(conversation: Conversation, userId: UserId, seq: number): Conversation {
  const heardReads = new Map(conversation.heardReads);
  heardReads.set(userId, Math.max(seq, heardReads.get(userId) ?? 0));
  const heard = { ...conversation, heardReads };
  return conversation.members === null ? heard : withMembers(heard, conversation.members);
}

/** The list of members as it was when it was asked for: what was heard meanwhile still holds. */
export function withMembers(conversation: Conversation, members: readonly ChannelMember[]): Conversation {
  const upToDate = (member: ChannelMember): ChannelMember => {
    const heard = conversation.heardReads.get(member.user_id) ?? 0;
    return heard > member.last_read_seq ? { ...member, last_read_seq: heard } : member;
  };
  return { ...conversation, members: members.map(upToDate) };
}

/** The end user whom the room belongs to, if its members are known. */
export function personOf({ members }: Conversation): ChannelMember | null {
  return members?.find(({ kind }) => kind === 'guest' || kind === 'user') ?? null;
}

function following(conversation: Conversation, more: readonly Message[]): Conversation {
  const end = lastSeqOf(conversation.messages);
  const messages = [...conversation.messages, ...more.filter(({ seq }) => seq > end)];
  return cutAbove(conversation, messages.slice(-mostMessages));
}

function cutAbove(conversation: Conversation, messages: readonly Message[]): Conversation {
  const first = messages[0];
  const isCut = first !== undefined && first.id !== conversation.messages[0]?.id;
  const fromSeq = isCut && conversation.messages.length > 0 ? first.seq : conversation.fromSeq;
  return { ...conversation, messages, fromSeq };
}

function lastSeqOf(messages: readonly Message[]): number {
  return messages.at(-1)?.seq ?? 0;
}
