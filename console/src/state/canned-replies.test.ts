import { describe, expect, it } from 'vitest';
import { aCannedReply } from '../factories.ts';
import { cannedFor, shortcutAt } from './canned-replies.ts';

const replies = [
  aCannedReply(1, { shortcut: 'shipping', content: 'By rail it is €140.' }),
  aCannedReply(2, { shortcut: 'hello', content: 'Hello, how can I help?' }),
  aCannedReply(3, { shortcut: 'flagship', content: 'The Fjord 3 is our best.' }),
  aCannedReply(4, { shortcut: 'bye', content: 'We ship it today.' }),
];
const shortcuts = (query: string) => cannedFor(replies, query).map(({ shortcut }) => shortcut);

describe('a shortcut', () => {
  it('is a slash at the beginning of a word, up to the caret', () => {
    expect(shortcutAt('/', 1)).toEqual({ start: 0, end: 1, query: '' });
    expect(shortcutAt('Hi, /ship', 9)).toEqual({ start: 4, end: 9, query: 'ship' });
    expect(shortcutAt('line\n/s', 7)).toEqual({ start: 5, end: 7, query: 's' });
    expect(shortcutAt('/ship now', 5)).toEqual({ start: 0, end: 5, query: 'ship' });
  });

  it('is none in an address, a fraction, or after its word', () => {
    expect(shortcutAt('https://a.example/b', 19)).toBeNull();
    expect(shortcutAt('1/2', 3)).toBeNull();
    expect(shortcutAt('/ship now', 9)).toBeNull();
    expect(shortcutAt('ship', 4)).toBeNull();
  });
});

describe('canned replies', () => {
  it('are all there for a bare slash, in the order of the alphabet', () => {
    expect(shortcuts('')).toEqual(['bye', 'flagship', 'hello', 'shipping']);
  });

  it('are found by shortcut first, its beginning before its middle, then by their words', () => {
    expect(shortcuts('SHIP')).toEqual(['shipping', 'flagship', 'bye']);
    expect(shortcuts('nothing')).toEqual([]);
  });

  it('are never more than a list can show', () => {
    const many = Array.from({ length: 200 }, (_, index) => aCannedReply(index));
    expect(cannedFor(many, 'c')).toHaveLength(30);
  });
});
