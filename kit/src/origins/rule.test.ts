import { describe, expect, it } from 'vitest';
import { parseOrigin } from './origin.ts';
import { isOriginAllowed, originRules, parseOriginRule } from './rule.ts';

const allows = (entries: string[], header: string): boolean => {
  const origin = parseOrigin(header);
  return origin !== undefined && isOriginAllowed(origin, originRules(entries));
};

describe('parseOrigin', () => {
  it.each([
    'https://example.com',
    'https://example.com:8443',
    'https://xn--mnchen-3ya.de',
    'http://localhost:3000',
    'http://127.0.0.1',
    'http://[::1]:3000',
    'https://my_host.example',
  ])('takes %s', (header) => {
    expect(parseOrigin(header)?.text).toBe(header);
  });

  it.each([
    'null',
    '',
    '*',
    'example.com',
    '//example.com',
    'ftp://example.com',
    'file://',
    'chrome-extension://abcdef',
    'https://',
    'https://example.com/',
    'https://example.com/path',
    'https://example.com?x',
    'https://example.com#x',
    'https://example.com\\@evil.example',
    'https://user@example.com',
    'https://user:pass@example.com',
    'https://Example.com',
    'HTTPS://example.com',
    'https://example.com:443',
    'http://localhost:80',
    'https://example.com:',
    'https://example.com:99999',
    'https://example.com.',
    'https://example..com',
    'https://.example.com',
    'https://*.example.com',
    'https://münchen.de',
    'https://exa mple.com',
    'https://example.com https://evil.example',
    'https://example.com,https://evil.example',
    'http://127.1',
    'http://0x7f000001',
    `https://${'a'.repeat(300)}.com`,
  ])('refuses %j', (header) => {
    expect(parseOrigin(header)).toBeUndefined();
  });
});

describe('parseOriginRule', () => {
  it.each([
    ['https://example.com', 'https://example.com'],
    ['HTTPS://Example.COM', 'https://example.com'],
    ['https://example.com:443', 'https://example.com'],
    ['https://example.com:8443', 'https://example.com:8443'],
    ['https://münchen.de', 'https://xn--mnchen-3ya.de'],
    ['https://*.example.com', 'https://*.example.com'],
    ['https://*.Example.com:8443', 'https://*.example.com:8443'],
    ['https://10.0.0.7:8443', 'https://10.0.0.7:8443'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://shop.localhost', 'http://shop.localhost'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ])('reads %s as %s', (entry, text) => {
    expect(parseOriginRule(entry)?.text).toBe(text);
  });

  it.each([
    '*',
    '',
    'null',
    'https://*',
    'https://*.',
    'https://*.com',
    'https://*.*.com',
    'https://*..com',
    'https://*example.com',
    'https://a.*.example.com',
    'https://*.1.2.3.4',
    'https://*.[::1]',
    'http://*.example.com',
    'http://*.localhost',
    'http://example.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://10.0.0.7',
    'http://0.0.0.0',
    'https://example.com/',
    'https://example.com/path',
    'https://example.com?a=b',
    'https://example.com.',
    'https://user@example.com',
    'https://example.com:*',
    'ws://example.com',
    'example.com',
    ' https://example.com',
    'https://example.com\n',
  ])('refuses %j', (entry) => {
    expect(parseOriginRule(entry)).toBeUndefined();
  });
});

describe('isOriginAllowed', () => {
  it('lets exactly the listed origin pass: scheme, host and port', () => {
    const list = ['https://example.com', 'http://localhost:3000'];
    expect(allows(list, 'https://example.com')).toBe(true);
    expect(allows(list, 'http://localhost:3000')).toBe(true);
    expect(allows(list, 'http://example.com')).toBe(false);
    expect(allows(list, 'https://example.com:8443')).toBe(false);
    expect(allows(list, 'https://www.example.com')).toBe(false);
    expect(allows(list, 'https://example.com.evil.example')).toBe(false);
    expect(allows(list, 'https://evilexample.com')).toBe(false);
    expect(allows(list, 'http://localhost:3001')).toBe(false);
  });

  it('lets one label or more stand for a wildcard, never the domain itself', () => {
    const list = ['https://*.example.com'];
    expect(allows(list, 'https://a.example.com')).toBe(true);
    expect(allows(list, 'https://a.b.example.com')).toBe(true);
    expect(allows(list, 'https://example.com')).toBe(false);
    expect(allows(list, 'https://evilexample.com')).toBe(false);
    expect(allows(list, 'https://a.example.com.evil.example')).toBe(false);
    expect(allows(list, 'http://a.example.com')).toBe(false);
    expect(allows(list, 'https://a.example.com:8443')).toBe(false);
    expect(allows(list, 'https://*.example.com')).toBe(false);
  });

  it('lets loopback and nothing else pass while the list is empty', () => {
    expect(allows([], 'http://localhost:3000')).toBe(true);
    expect(allows([], 'http://shop.localhost')).toBe(true);
    expect(allows([], 'http://127.8.8.8:1')).toBe(true);
    expect(allows([], 'https://[::1]:8443')).toBe(true);
    expect(allows([], 'https://example.com')).toBe(false);
    expect(allows([], 'http://localhost.example.com')).toBe(false);
    expect(allows([], 'http://127.0.0.1.example.com')).toBe(false);
    expect(allows(['https://example.com'], 'http://localhost:3000')).toBe(false);
  });

  it('does not take a list with a bad entry for an empty one', () => {
    expect(allows(['nonsense'], 'http://localhost:3000')).toBe(false);
  });
});
