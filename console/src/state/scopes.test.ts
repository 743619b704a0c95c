import { scopes } from '@iris/contract';
import { describe, expect, it } from 'vitest';
import { scopesText, scopeTexts } from './scopes.ts';

describe('what a key may do', () => {
  it('has a sentence for every scope of the contract', () => {
    expect(scopeTexts.map(({ scope }) => scope).sort()).toEqual([...scopes].sort());
  });

  it.each([
    [[...scopes], 'May do everything'],
    [[], 'May start guest sessions'],
    [['chat:messages.read'] as const, 'Read messages'],
    [['chat:messages.write', 'chat:channels.read'] as const, /^Read channels .*, write, edit/],
  ])('is one line: %j', (granted, text) => expect(scopesText(granted)).toMatch(text));
});
