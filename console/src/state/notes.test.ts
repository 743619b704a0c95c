import { expect, it } from 'vitest';
import { aNote } from '../factories.ts';
import { withNotes } from './notes.ts';

const contents = (notes: readonly { content: string }[]) => notes.map(({ content }) => content);

it('notes stand in the order of their time, each once, whatever page or frame brought them', () => {
  const known = withNotes([], [aNote(5), aNote(4)], true);
  expect(contents(withNotes(known, [aNote(2), aNote(4)], false))).toEqual(['note 2', 'note 4', 'note 5']);
  expect(contents(withNotes(known, [aNote(6)], false))).toEqual(['note 4', 'note 5', 'note 6']);
});

it('a newest page that none of the known notes is on leaves no hole: what was known goes', () => {
  const known = withNotes([], [aNote(2), aNote(1)], true);
  expect(contents(withNotes(known, [aNote(9), aNote(8)], true))).toEqual(['note 8', 'note 9']);
  expect(contents(withNotes(known, [aNote(3), aNote(2)], true))).toEqual(['note 1', 'note 2', 'note 3']);
});
