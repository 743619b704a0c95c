import { describe, expect, it } from 'vitest';
import { isSlug, slugFrom } from './slug.ts';

describe('a handle', () => {
  it.each(['abc', 'a-1', 'a'.repeat(40)])('may be %s', (slug) => expect(isSlug(slug)).toBe(true));

  it.each(['', 'ab', '-abc', 'abc-', 'Abc', 'a b c', 'a'.repeat(41)])('may not be "%s"', (slug) =>
    expect(isSlug(slug)).toBe(false),
  );

  it.each([
    ['Northwind Traders', 'northwind-traders'],
    ['Café Zürich & Söhne', 'cafe-zurich-sohne'],
    ['  --Acme!  ', 'acme'],
    [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
    ['日本', ''],
  ])('is proposed from "%s"', (name, slug) => expect(slugFrom(name)).toBe(slug));
});
