import { describe, expect, it } from 'vitest';
import { headersOf } from './file-headers.ts';

const base = 'https://cdn.example.com';

describe('headersOf', () => {
  it.each([
    ['/v/1.0.0/launcher.js', 'public, max-age=31536000, immutable'],
    ['/iris.js', 'public, max-age=300, stale-while-revalidate=86400'],
    ['/login.html', 'no-cache'],
    ['/v/readme.txt', 'no-cache'],
  ])('caches %s as %s', (path, cacheControl) => {
    expect(headersOf(path, base)['Cache-Control']).toBe(cacheControl);
  });

  it.each(['/iris.js', '/v/1.0.0/launcher.js', '/login.html', '/embed.html', '/llms.txt'])(
    'lets cross-origin isolated sites embed %s, and nobody guess its type',
    (path) => {
      expect(headersOf(path, base)).toMatchObject({
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'X-Content-Type-Options': 'nosniff',
      });
    },
  );

  it('lets scripts be read by any site, pages by none', () => {
    expect(headersOf('/iris.js', base)['Access-Control-Allow-Origin']).toBe('*');
    expect(headersOf('/login.html', base)).not.toHaveProperty('Access-Control-Allow-Origin');
  });

  it.each(['/login.html', '/signup.html', '/accept.html', '/console.html', '/admin.html'])(
    'puts %s under a policy without anything inline',
    (page) => {
      const policy = headersOf(page, base)['Content-Security-Policy'];
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("connect-src 'self' https://cdn.example.com wss://cdn.example.com");
      expect(policy).toContain("require-trusted-types-for 'script'");
    },
  );

  it('puts scripts under none: the page that loads them has its own', () => {
    expect(headersOf('/iris.js', base)).not.toHaveProperty('Content-Security-Policy');
  });

  it('lets embed.html be framed and no other page', () => {
    expect(headersOf('/embed.html', base)['Content-Security-Policy']).not.toContain('frame-ancestors');
    expect(headersOf('/console.html', base)['Content-Security-Policy']).toContain("frame-ancestors 'none'");
  });
});
