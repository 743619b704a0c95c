import { describe, expect, it } from 'vitest';
import { characters } from './characters.ts';

describe('characters', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['👍', 1],
    ['👩‍👧', 3],
    ['\uD83D', 1],
  ])('of %j are %d code points', (text, count) => expect(characters(text)).toBe(count));
});
