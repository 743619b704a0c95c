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

  it.each(['/login.html', '/signup.html', '/accept.html', '/console.html', '/admin.html', '/preview.html'])(
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

  it('lets any site frame embed.html, our own pages preview.html, and nobody another page', () => {
    const policyOf = (path: string) => headersOf(path, base)['Content-Security-Policy'];
    expect(policyOf('/embed.html')).not.toContain('frame-ancestors');
    expect(policyOf('/preview.html')).toContain("frame-ancestors 'self'");
    for (const path of ['/console.html', '/admin.html', '/login.html', '/docs.html'])
      expect(policyOf(path)).toContain("frame-ancestors 'none'");
  });

  it('lets admin.html frame our own pages, and no other page frame anything', () => {
    const policyOf = (path: string) => headersOf(path, base)['Content-Security-Policy'];
    expect(policyOf('/admin.html')).toContain("frame-src 'self'");
    for (const path of ['/console.html', '/embed.html', '/preview.html'])
      expect(policyOf(path)).not.toContain('frame-src');
  });
});
