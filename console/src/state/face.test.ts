import { describe, expect, it } from 'vitest';
import { initials, toneOf } from './face.ts';

describe('a face', () => {
  it.each([
    ['Amara Okafor', 'AO'],
    ['Maximilian von Hohenlohe-Waldenburg', 'MW'],
    ['guest', 'G'],
    ['Visitor 7F3A', 'V7'],
    ['山田 太郎', '山太'],
    ['👍', '?'],
    ['', '?'],
  ])('of "%s" says %s', (name, text) => expect(initials(name)).toBe(text));

  it('has one of eight tones, always the same', () => {
    const tones = Array.from({ length: 200 }, (_, index) => toneOf(`person ${index}`));
    expect(new Set(tones)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]));
    expect(toneOf('person 1')).toBe(tones[1]);
  });
});
