import type { ChannelState, Draft, Message, QueueChange, QueueRow } from '@iris/contract';

/** The newest words of a room, as far as a row shows them. */
export type LastMessage = Pick<Message, 'id' | 'sender' | 'content' | 'created_at' | 'deleted_at'>;

/**
 * What the console keeps of a channel: what its row and the head of its conversation show. There may be ten thousand
 * of them, so nothing else is kept.
 */
export interface Room
  extends
    Omit<ChannelState, 'channel_type' | 'merged_into'>,
    Pick<QueueRow, 'last_read_seq' | 'unread' | 'person'>,
    TeamPart {
  readonly last_message: LastMessage | null;
}

/** What only the team knows of a room. */
interface TeamPart extends Pick<QueueChange, 'assignee' | 'tags' | 'waiting_since'> {
  /** The one that is ready: a row says that there is one, and its words are loaded with the room. */
  readonly draft: Pick<Draft, 'id'> | null;
}

/** Of a room that only frames have told of so far: nobody has it, nothing is said about it. */
export const noTeamPart: TeamPart = { assignee: null, tags: [], waiting_since: null, draft: null };

/** A row shows one line; no screen shows more of it than this many characters. */
const shownCharacters = 200;

/** What is kept of a channel as the server told it. */
export function roomFrom(row: QueueRow): Room {
  const { last_read_seq, unread, last_message, person } = row;
  return {
    ...stateFrom(row),
    ...teamPartFrom(row),
    last_read_seq,
    unread,
    person,
    last_message: last_message === null ? null : lastMessageFrom(last_message),
  };
}

/** The part that everyone in a room sees alike. */
export function stateFrom(state: ChannelState): Omit<ChannelState, 'channel_type' | 'merged_into'> {
  const { id, name, topic, status, last_seq, created_at, updated_at, archived_at } = state;
  return { id, name, topic, status, last_seq, created_at, updated_at, archived_at };
}

export function teamPartFrom({ assignee, tags, waiting_since, draft }: TeamPart): TeamPart {
  return { assignee, tags, waiting_since, draft: draft === null ? null : { id: draft.id } };
}

export function lastMessageFrom({ id, sender, content, created_at, deleted_at }: Message): LastMessage {
  return { id, sender, content: content === null ? null : beginningOf(content), created_at, deleted_at };
}

/** Made of single characters: a slice would keep the whole text alive. */
function beginningOf(content: string): string {
  if (content.length <= shownCharacters) return content;
  return Array.from(content.slice(0, 2 * shownCharacters))
    .slice(0, shownCharacters)
    .join('');
}

/** When something was last said in a room; when it was made if nobody spoke. */
export function spokenAt({ last_message, created_at }: Room): string {
  return last_message?.created_at ?? created_at;
}

/** Whether an answer is proposed that could be sent now. */
export function hasDraft({ status, draft }: Room): boolean {
  return status === 'open' && draft !== null;
}

/** Since when the visitor has been waiting for an answer, or null when nobody is. */
export function waitingSince({ status, waiting_since }: Room): string | null {
  return status === 'open' ? waiting_since : null;
}
