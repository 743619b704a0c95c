import type { Message } from '@iris/contract';
import type { Conversation } from './conversation.ts';

/** The messages that a log draws of those that are kept, by their `seq`. */
export interface DrawnPart {
  readonly fromSeq: number;
  readonly toSeq: number;
}

/** So many messages are drawn at once: more would keep a slow machine from answering in time. */
const sliceMessages = 8;
/** A screen full, which a log begins with. */
const firstMessages = 12;
/** So many of it stand above a message that one is led to. */
const messagesAbove = 4;
/** So many stay drawn: what is farther from the reader goes as more is drawn on the other side. */
const mostDrawn = 120;

/** Where a log begins: around `seq`, or at the end of what is kept when that is not there. */
export function drawnFrom({ messages }: Conversation, seq: number | null): DrawnPart {
  const index = seq === null ? -1 : messages.findIndex((message) => message.seq === seq);
  if (index === -1) return between(messages, messages.length - firstMessages, messages.length - 1);
  return between(messages, index - 1, index + firstMessages);
}

/** Where a log is that was led to `seq`, or near to where that would be: with some of what stands before it. */
export function drawnAround({ messages }: Conversation, seq: number): DrawnPart {
  const found = messages.findIndex((message) => message.seq >= seq);
  const index = found === -1 ? messages.length - 1 : found;
  return between(messages, index - messagesAbove, index + firstMessages - messagesAbove);
}

/** The next few messages on one side; `isWatched` says whether somebody sees the other end of what is drawn. */
export function drawnBeyond(
  drawn: DrawnPart,
  { messages }: Conversation,
  side: 'older' | 'newer',
  isWatched: boolean,
): DrawnPart {
  const [from, to] = placeIn(messages, drawn);
  if (side === 'older') {
    const first = Math.max(0, from - sliceMessages);
    return between(messages, first, isWatched ? to : Math.min(to, first + mostDrawn - 1));
  }
  const last = Math.min(messages.length - 1, to + sliceMessages);
  return between(messages, isWatched ? from : Math.max(from, last - mostDrawn + 1), last);
}

/**
 * What is drawn after the conversation changed. At the end it goes on, unless that would push away what somebody reads
 * above; in a part that is another one it begins anew.
 */
export function drawnAfter(drawn: DrawnPart, before: Conversation, now: Conversation): DrawnPart {
  const [first, last] = [now.messages[0]?.seq ?? 0, now.messages.at(-1)?.seq ?? 0];
  if (drawn.toSeq < first || drawn.fromSeq > last) return drawnFrom(now, null);
  const [from] = placeIn(now.messages, drawn);
  const isFull = now.messages.length - from > mostDrawn;
  if (drawn.toSeq !== before.headSeq || (isFull && !now.isFollowed))
    return { fromSeq: Math.max(drawn.fromSeq, first), toSeq: Math.min(drawn.toSeq, last) };
  return between(now.messages, Math.max(from, now.messages.length - mostDrawn), now.messages.length - 1);
}

/** A conversation as if only what is drawn of it were kept. */
export function asDrawn(conversation: Conversation, drawn: DrawnPart): Conversation {
  const { messages } = conversation;
  const [from, to] = placeIn(messages, drawn);
  const fromSeq = from === 0 ? conversation.fromSeq : drawn.fromSeq;
  return { ...conversation, fromSeq, messages: messages.slice(from, to + 1) };
}

/** How many messages are kept but not drawn on one side. */
export function undrawn(drawn: DrawnPart, { messages }: Conversation, side: 'older' | 'newer'): number {
  const [from, to] = placeIn(messages, drawn);
  return side === 'older' ? from : messages.length - 1 - to;
}

function between(messages: readonly Message[], first: number, last: number): DrawnPart {
  return {
    fromSeq: messages[Math.max(0, first)]?.seq ?? 0,
    toSeq: messages[Math.min(messages.length - 1, last)]?.seq ?? 0,
  };
}

/** The numbers in `messages` of the first and the last that is drawn. */
function placeIn(messages: readonly Message[], { fromSeq, toSeq }: DrawnPart): [number, number] {
  return [messages.findIndex(({ seq }) => seq >= fromSeq), messages.findLastIndex(({ seq }) => seq <= toSeq)];
}
