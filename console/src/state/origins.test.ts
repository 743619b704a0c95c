import { describe, expect, it } from 'vitest';
import { isCovered, readOrigin } from './origins.ts';

describe('readOrigin', () => {
  it.each([
    'https://shop.example.com',
    'https://shop.example.com:8443',
    'https://*.example.com',
    'http://localhost:3000',
    'http://127.0.0.1:8080',
  ])('takes %s', (origin) => {
    expect(readOrigin(` ${origin} `)).toEqual({ origin });
  });

  it.each([
    ['', 'Name a site'],
    ['*', 'Name a site'],
    ['https://*', 'Name a site'],
    ['shop.example.com', 'Begin with https://, as in https://shop.example.com'],
    ['shop.example.com/path?a#b', 'Begin with https://, as in https://shop.example.com'],
    ['https://*.com', 'strangers'],
    ['https://shop.*.com', 'no address'],
    ['https://a b', 'no address'],
    ['ftp://shop.example', 'Only https://'],
    ['http://shop.example', 'only for localhost'],
    ['https://shop.example/cart?x=1', 'Leave out what isn’t part of the origin: https://shop.example'],
    ['https://*.example.com/', 'Leave out what isn’t part of the origin: https://*.example.com'],
  ])('says why %j can’t be one', (typed, reason) => {
    expect(readOrigin(typed)).toEqual({ reason: expect.stringContaining(reason) });
  });
});

describe('isCovered', () => {
  it('goes by the entry itself, and by a star for what is below', () => {
    const allowed = ['https://shop.example', 'https://*.fjord.example'];
    for (const origin of ['https://shop.example', 'https://a.fjord.example', 'https://a.b.fjord.example'])
      expect(isCovered(origin, allowed)).toBe(true);
    for (const origin of ['http://shop.example', 'https://fjord.example', 'https://xfjord.example'])
      expect(isCovered(origin, allowed)).toBe(false);
  });
});
