import type { DraftFate } from '../../state/proposal.ts';
import type { WritingMode } from '../../state/unsent.ts';

/** What the box says of itself in each mode. */
export interface WritingWords {
  readonly label: string;
  readonly hint: string;
  readonly act: string;
}

/** `to` is the visitor's name; `hasDraft` whether one stands above an empty box. */
export function writingWords(mode: WritingMode, to: string, hasDraft: boolean): WritingWords {
  if (mode === 'note')
    return { label: `Note about ${to}`, hint: 'Only your team sees this. Enter adds it.', act: 'Add note' };
  return {
    label: `Reply to ${to}`,
    hint: hasDraft
      ? 'Tab takes the draft over, Escape dismisses it'
      : 'Enter sends, Shift+Enter starts a new line, / finds a canned reply',
    act: 'Send',
  };
}

/** What became of the draft that a text was begun from. */
export const fateWords: Readonly<Record<DraftFate, string>> = {
  sent: 'A teammate has sent the draft that you began with.',
  edited: 'A teammate has edited and sent the draft that you began with.',
  dismissed: 'The conversation has gone on since the draft that you began with.',
};

/** Who else is answering, in one sentence. */
export function colleaguesText(names: readonly string[]): string {
  const who = new Intl.ListFormat('en').format(names);
  return `${who} ${names.length === 1 ? 'is' : 'are'} typing a reply in this room`;
}
