import type { OutboxEntry } from '@iris/client';
import type { Message } from '@iris/contract';
import type { ConversationState } from './conversation-state.ts';

/** How far an own message has come: stored, out to everyone who follows the channel, read by the team. */
export type Receipt = 'sent' | 'delivered' | 'read';

/** Where a row stands among the consecutive ones of its sender. */
interface Grouped {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** One line of the list. `key` stays the same while a message turns from unsent to sent. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'gone'; readonly key: string }
  | { readonly kind: 'notice'; readonly key: string; readonly message: Message }
  | ({
      readonly kind: 'message';
      readonly key: string;
      readonly message: Message;
      readonly isOwn: boolean;
      readonly receipt: Receipt | null;
    } & Grouped)
  | ({ readonly kind: 'unsent'; readonly key: string; readonly entry: OutboxEntry } & Grouped);

/** Messages of one sender that follow each other within this time look like one. */
const groupMs = 3 * 60_000;

/** What the list shows, from top to bottom. */
export function rowsOf(state: ConversationState): readonly Row[] {
  const rows: Row[] = [];
  if (isHistoryGone(state)) rows.push({ kind: 'gone', key: 'gone' });
  let day = '';
  const open = (at: number) => {
    const date = new Date(at).toDateString();
    if (date !== day) rows.push({ kind: 'day', key: `day ${date}`, at });
    day = date;
  };
  for (const message of state.messages) {
    open(Date.parse(message.created_at));
    if (message.seq === state.newFromSeq) rows.push({ kind: 'new', key: 'new' });
    rows.push(messageRow(state, message));
  }
  for (const entry of unsent(state)) {
    open(entry.createdAt);
    rows.push({ kind: 'unsent', key: entry.client_message_id, entry, isFirst: true, isLast: true });
  }
  return withReceipt(state, grouped(rows));
}

function isHistoryGone({ historyFromSeq, history, older }: ConversationState): boolean {
  return history === 'ready' && older === 'none' && historyFromSeq > 1;
}

function messageRow(state: ConversationState, message: Message): Row {
  if (message.sender.kind === 'system' || message.content_type === 'event')
    return { kind: 'notice', key: message.id, message };
  const isOwn = message.sender.id === state.speaker?.user_id;
  const key = (isOwn ? message.client_message_id : null) ?? message.id;
  return { kind: 'message', key, message, isOwn, receipt: null, isFirst: true, isLast: true };
}

/** For a moment a message can be both in the outbox and in the history. */
function unsent({ outbox, messages, speaker }: ConversationState): readonly OutboxEntry[] {
  if (outbox.length === 0) return outbox;
  const own = messages.filter(({ sender }) => sender.id === speaker?.user_id);
  const sent = new Set(own.map(({ client_message_id }) => client_message_id));
  return outbox.filter(({ client_message_id }) => !sent.has(client_message_id));
}

interface Spoken {
  readonly by: string;
  readonly at: number;
}

function spoken(row: Row | undefined): Spoken | null {
  if (row?.kind === 'unsent') return { by: 'me', at: row.entry.createdAt };
  if (row?.kind !== 'message') return null;
  return { by: row.isOwn ? 'me' : row.message.sender.id, at: Date.parse(row.message.created_at) };
}

function belongTogether(one: Spoken | null, next: Spoken | null): boolean {
  return one !== null && next !== null && one.by === next.by && Math.abs(next.at - one.at) <= groupMs;
}

function grouped(rows: readonly Row[]): readonly Row[] {
  return rows.map((row, index) => {
    const self = spoken(row);
    if (self === null) return row;
    const isFirst = !belongTogether(spoken(rows[index - 1]), self);
    const isLast = !belongTogether(self, spoken(rows[index + 1]));
    return { ...row, isFirst, isLast };
  });
}

/** Only the last own message says how far it has come: that it says it for all before. */
function withReceipt(state: ConversationState, rows: readonly Row[]): readonly Row[] {
  const last = rows.findLastIndex((row) => row.kind === 'message' && row.isOwn);
  return rows.map((row, index) =>
    index === last && row.kind === 'message' && row.message.deleted_at === null
      ? { ...row, receipt: receiptOf(state, row.message.seq) }
      : row,
  );
}

function receiptOf({ teamReadSeq, deliveredSeq }: ConversationState, seq: number): Receipt {
  if (seq <= teamReadSeq) return 'read';
  return seq <= deliveredSeq ? 'delivered' : 'sent';
}
