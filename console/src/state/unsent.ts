/** What is being written in a room: words for the visitor, or a note that only the team sees. */
export type WritingMode = 'reply' | 'note';

/** What was begun in a room, as a reply and as a note: neither ever becomes the other. */
export type UnsentByMode = Readonly<Record<WritingMode, string>>;

export const nothingUnsent: UnsentByMode = { reply: '', note: '' };

/** A text that was finished, or one that changed. */
export interface Written {
  readonly mode: WritingMode;
  readonly text: string;
}
