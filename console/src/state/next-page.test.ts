import { describe, expect, it } from 'vitest';
import { nextPage, signInPage } from './next-page.ts';

const origin = 'https://chat.example.com';
const nextOf = (next: string) => nextPage(`?${new URLSearchParams({ next }).toString()}`, origin);

describe('where a sign-in leads', () => {
  it('leads to the console when nothing else is asked for', () => {
    expect(nextPage('', origin)).toBe('/console.html');
  });

  it('leads back to the room that was open', () => {
    expect(nextOf('/console.html#room=0199')).toBe('/console.html#room=0199');
  });

  it.each([
    'https://evil.example/console.html#room=0199',
    '//evil.example/console.html',
    '/\\evil.example/console.html',
    'javascript:alert(1)',
    '/demo.html',
    'https://[',
  ])('never leads away from the console: %s', (next) => {
    expect(nextOf(next)).toBe('/console.html');
  });

  it('round-trips through the sign-in page and says that the session ended', () => {
    const page = new URL(signInPage({ pathname: '/console.html', hash: '#room=0199' }, true), origin);
    expect(page.searchParams.get('ended')).toBe('1');
    expect(nextPage(page.search, origin)).toBe('/console.html#room=0199');
  });
});
