import { describe, expect, it } from 'vitest';
import { aMessage, aRoom, colleague, myId, mySender } from '../factories.ts';
import { lastWords } from './room-words.ts';

const wordsAfter = (over: Parameters<typeof aMessage>[1]) =>
  lastWords(aRoom(1, 1, { last_message: aMessage(1, over) }), myId);

describe('the last words of a room', () => {
  it('are the visitor’s as they are, on one line', () => {
    expect(wordsAfter({ content: 'two\n\nlines' })).toBe('two lines');
  });

  it('say who of the team spoke', () => {
    expect(wordsAfter({ sender: mySender })).toBe('You: words 1');
    expect(wordsAfter({ sender: colleague })).toBe('Mia: words 1');
  });

  it('of a deleted message say only that', () => {
    expect(wordsAfter({ content: null, deleted_at: '2026-01-10T10:00:00.000Z' })).toBe('Message deleted');
  });

  it('are said to be missing where nobody spoke', () => {
    expect(lastWords(aRoom(1), myId)).toBe('No messages yet');
  });
});
