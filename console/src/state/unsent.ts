import type { DraftId } from '@iris/contract';

/** What is being written in a room: words for the visitor, or a note that only the team sees. */
export type WritingMode = 'reply' | 'note';

/** What was begun in a room, as a reply and as a note: neither ever becomes the other. */
export interface Unsent extends Readonly<Record<WritingMode, string>> {
  /** The draft that the reply was begun from; null: words of one's own. */
  readonly draftId: DraftId | null;
}

export const nothingUnsent: Unsent = { reply: '', note: '', draftId: null };

/** A text that was finished, or one that changed. */
export interface Written {
  readonly mode: WritingMode;
  readonly text: string;
  /** The draft that it was begun from; null: words of one's own, as a note always is. */
  readonly draftId: DraftId | null;
}
