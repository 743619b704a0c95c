import type { Message, Note, Sender } from '@iris/contract';
import type { OutboxEntry } from '@iris/client';
import { type Conversation, hasNewer, hasOlder } from './conversation.ts';
import { entriesOf } from './entries.ts';
import type { Me } from './me.ts';

/** One bubble: a message, or one that is still on its way. */
export type Line =
  | { readonly kind: 'message'; readonly key: string; readonly message: Message }
  | { readonly kind: 'unsent'; readonly key: string; readonly entry: OutboxEntry };

/** Consecutive lines of one sender: one name, one face, one time. */
export interface Group {
  readonly kind: 'group';
  readonly key: string;
  readonly sender: Pick<Sender, 'id' | 'display_name' | 'avatar_url' | 'kind'>;
  /** The team's words stand on one side, the visitor's on the other. */
  readonly side: 'team' | 'visitor';
  readonly isMine: boolean;
  /** When the last line was written, in milliseconds since the epoch. */
  readonly at: number;
  readonly lines: readonly Line[];
}

export type Row =
  /** Earlier messages have been purged. */
  | { readonly kind: 'purged'; readonly key: 'purged' }
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  /** What follows was new when the room was opened. */
  | { readonly kind: 'new'; readonly key: 'new' }
  /** What Iris itself wrote. */
  | { readonly kind: 'event'; readonly key: string; readonly message: Message }
  /** Words of the team that the visitor never sees. */
  | { readonly kind: 'note'; readonly key: string; readonly note: Note; readonly isMine: boolean }
  | Group;

/** Pauses longer than this begin a new group (look: three minutes). */
const groupMs = 3 * 60_000;

/** A group holds at most so many messages: drawing one more draws its group anew when it stands above. */
const mostLines = 20;

/** What the log shows, from top to bottom. What is on its way stands at the end, if that is in the part that is kept. */
export function timeline(conversation: Conversation, me: Me): Row[] {
  const { messages, newFromSeq, historyFromSeq } = conversation;
  const unsent = hasNewer(conversation) ? [] : conversation.unsent;
  const isPurged = historyFromSeq > 1 && !hasOlder(conversation);
  const rows: Row[] = isPurged ? [{ kind: 'purged', key: 'purged' }] : [];
  let day = '';

  function reach(at: number, key: string) {
    const rowDay = new Date(at).toDateString();
    // A linked conversation brings days that were there before: what comes first makes the key one of its own.
    if (rowDay !== day) rows.push({ kind: 'day', key: `day of ${key}`, at });
    day = rowDay;
  }

  function addNote(note: Note) {
    reach(Date.parse(note.created_at), note.id);
    rows.push({ kind: 'note', key: note.id, note, isMine: note.author.id === me.userId });
  }

  function add(line: Line, sender: Group['sender'], at: number) {
    reach(at, line.key);
    if (line.kind === 'message' && line.message.seq === newFromSeq) rows.push({ kind: 'new', key: 'new' });
    if (line.kind === 'message' && isEvent(line.message)) {
      rows.push({ kind: 'event', key: line.key, message: line.message });
      return;
    }
    const last = rows.at(-1);
    const isGrouped =
      last?.kind === 'group' && last.sender.id === sender.id && at - last.at <= groupMs && !isStop(line);
    const group = isGrouped ? last : null;
    if (group !== null) rows.pop();
    rows.push({
      kind: 'group',
      key: group?.key ?? line.key,
      sender,
      side: sender.kind === 'guest' || sender.kind === 'user' ? 'visitor' : 'team',
      isMine: sender.id === me.userId,
      at,
      lines: [...(group?.lines ?? []), line],
    });
  }

  function addMessage(message: Message) {
    add({ kind: 'message', key: keyOf(message), message }, message.sender, Date.parse(message.created_at));
  }

  const part = { messages, hasOlder: hasOlder(conversation), hasNewer: hasNewer(conversation) };
  for (const entry of entriesOf(part, conversation.notes))
    if (entry.kind === 'note') addNote(entry.note);
    else addMessage(entry.message);
  const own = { id: me.userId, display_name: me.name, avatar_url: me.avatarUrl, kind: 'operator' } as const;
  for (const entry of unsent)
    add({ kind: 'unsent', key: entry.client_message_id, entry }, own, entry.createdAt);
  return rows;
}

/** The same before and after the server has it, so that a bubble which was sent doesn't blink. */
export const keyOf = ({ id, client_message_id }: Message): string => client_message_id ?? id;

/** By its number, so that a message which begins a group begins it whatever is drawn before. */
const isStop = (line: Line): boolean => line.kind === 'message' && line.message.seq % mostLines === 0;

const isEvent = ({ sender, content_type }: Message): boolean =>
  sender.kind === 'system' || content_type === 'event';

/** What stands under the last message if it is mine: whether the visitor has read it. Null when it isn't mine. */
export function receipt(conversation: Conversation, me: Me): 'sent' | 'read' | null {
  const last = conversation.messages.at(-1);
  if (hasNewer(conversation)) return null;
  if (conversation.unsent.length > 0 || last?.sender.id !== me.userId || last.deleted_at !== null)
    return null;
  const isRead = conversation.members?.some(
    ({ kind, last_read_seq }) => (kind === 'guest' || kind === 'user') && last_read_seq >= last.seq,
  );
  return isRead === true ? 'read' : 'sent';
}
