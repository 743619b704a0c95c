import { expect, it } from 'vitest';
import { passagesOf } from './passages.ts';

it('leaves a short text whole', () => {
  expect(passagesOf('One.\n\nTwo.')).toEqual(['One.\n\nTwo.']);
});

it('takes paragraphs, and puts short ones with what follows', () => {
  const [long, short] = ['x'.repeat(400), 'y'.repeat(50)];
  expect(passagesOf(`${short}\n\n${long}\n \n${long}`)).toEqual([`${short}\n\n${long}`, long]);
});

it('cuts a long paragraph between sentences, and one without sentences where it gets too long', () => {
  const sentence = `${'word '.repeat(80)}end.`;
  const passages = passagesOf(Array.from({ length: 6 }, () => sentence).join(' '));
  expect(passages.length).toBeGreaterThan(1);
  expect(passages.every((passage) => passage.endsWith('end.') && passage.length <= 900)).toBe(true);
  const endless = passagesOf('😀'.repeat(2_000));
  expect(endless.join('')).toBe('😀'.repeat(2_000));
  expect(endless.every((passage) => passage.isWellFormed())).toBe(true);
});
