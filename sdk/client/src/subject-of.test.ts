import { describe, expect, it } from 'vitest';
import { subjectOf } from './subject-of.ts';

const token = (claims: string) =>
  `h.${btoa(claims).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.s`;

describe('subjectOf', () => {
  it('reads whom a token speaks for', () => {
    expect(subjectOf(token('{"sub":"user-1","x":"??>>"}'))).toBe('user-1');
  });

  it.each(['', 'minted', 'a.b.c', token('null'), token('{"sub":1}')])('is null for %j', (text) => {
    expect(subjectOf(text)).toBeNull();
  });
});
