import type { Message, Note } from '@iris/contract';

/** Something that stands in a log at a certain time. */
export type Entry =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'note'; readonly note: Note };

/** The part of a conversation that is kept, and whether something was said beyond its ends. */
export interface Part {
  /** In the order of the conversation. */
  readonly messages: readonly Message[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

/**
 * Messages in their own order, and between them the notes by their time (`notes`: oldest first). A note from before or
 * after the part that is kept comes with the messages around it. Where a linked conversation brings times that were
 * there before, a note stands before the first message that is really later.
 */
export function entriesOf({ messages, hasOlder, hasNewer }: Part, notes: readonly Note[]): Entry[] {
  const first = messages[0]?.created_at ?? '';
  const kept = hasOlder ? notes.filter(({ created_at }) => created_at > first) : notes;
  const entries: Entry[] = [];
  let next = 0;

  function addNotesUntil(isDue: (note: Note) => boolean) {
    for (let note = kept[next]; note !== undefined && isDue(note); note = kept[next]) {
      entries.push({ kind: 'note', note });
      next += 1;
    }
  }

  let reached = '';
  for (const message of messages) {
    if (message.created_at > reached) reached = message.created_at;
    addNotesUntil(({ created_at }) => created_at < reached);
    entries.push({ kind: 'message', message });
  }
  if (!hasNewer) addNotesUntil(() => true);
  return entries;
}
