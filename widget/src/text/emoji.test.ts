import { describe, expect, it } from 'vitest';
import { isOnlyEmoji } from './emoji.ts';

describe('isOnlyEmoji', () => {
  it.each(['🎉', '👍🏽 👩‍👩‍👧', '❤️', '🇳🇴', ' 🚲✨ '])('says yes to %j', (text) =>
    expect(isOnlyEmoji(text)).toBe(true),
  );
  it.each(['', ' ', '1', '#', 'ok 👍', '👍'.repeat(7), '👍'.repeat(500)])('says no to %j', (text) =>
    expect(isOnlyEmoji(text)).toBe(false),
  );
});
