import type { WritingMode } from '../../state/unsent.ts';

/** What the box says of itself in each mode. */
export interface WritingWords {
  readonly label: string;
  readonly hint: string;
  readonly act: string;
}

/** `to` is the visitor's name. */
export function writingWords(mode: WritingMode, to: string): WritingWords {
  if (mode === 'note')
    return { label: `Note about ${to}`, hint: 'Only your team sees this. Enter adds it.', act: 'Add note' };
  return {
    label: `Reply to ${to}`,
    hint: 'Enter sends, Shift+Enter starts a new line',
    act: 'Send',
  };
}

/** Who else is answering, in one sentence. */
export function colleaguesText(names: readonly string[]): string {
  const who = new Intl.ListFormat('en').format(names);
  return `${who} ${names.length === 1 ? 'is' : 'are'} typing a reply in this room`;
}
