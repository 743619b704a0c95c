import { describe, expect, it } from 'vitest';
import { kindText, languageName, pageLink } from './person-words.ts';

describe('the page a visitor is on', () => {
  it('is shown without what every address has', () => {
    expect(pageLink('https://shop.example/bikes?size=56')).toEqual({
      href: 'https://shop.example/bikes?size=56',
      text: 'shop.example/bikes?size=56',
    });
    expect(pageLink('http://localhost:3000/')?.text).toBe('localhost:3000');
  });

  it('can’t be followed where that would run something or isn’t an address', () => {
    expect(pageLink('javascript:alert(1)')).toBeNull();
    expect(pageLink('data:text/html,hi')).toBeNull();
    expect(pageLink('/bikes')).toBeNull();
  });
});

it('a language is named, and one that nobody knows stays as it is', () => {
  expect(languageName('pt-BR')).toBe('Brazilian Portuguese');
  expect(languageName('not a locale')).toBe('not a locale');
});

it('a guest is told from a verified user', () => {
  expect(kindText('user')).toBe('Verified user');
  expect(kindText('guest')).toBe('Guest, not verified');
});
