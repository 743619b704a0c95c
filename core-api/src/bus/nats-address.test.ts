import { describe, expect, it } from 'vitest';
import { readCoreApiSettings } from '../config.ts';
import { parseNatsUrl } from './nats-address.ts';

const settings = (url: string) => () =>
  readCoreApiSettings({
    DATABASE_URL: 'postgres://iris_app@localhost/iris',
    IRIS_PUBLIC_CDN_BASE: 'http://localhost:4100',
    IRIS_BFF_KEY: 'x'.repeat(32),
    NATS_URL: url,
  });

describe('NATS_URL', () => {
  it.each([
    ['nats://bus', { servers: ['bus:4222'], mustEncrypt: false }],
    ['nats://s3cret@bus:4333', { servers: ['bus:4333'], token: 's3cret', mustEncrypt: false }],
    [
      'tls://iris:p%40ss%2Fword@a.example:4222,tls://b.example',
      {
        servers: ['a.example:4222', 'b.example:4222'],
        user: 'iris',
        pass: 'p@ss/word',
        mustEncrypt: true,
      },
    ],
    ['nats://[::1]:4222', { servers: ['[::1]:4222'], mustEncrypt: false }],
  ])('reads %s', (url, address) => {
    expect(settings(url)().NATS_URL).toBe(url);
    expect(parseNatsUrl(url)).toEqual(address);
  });

  it.each(['bus:4222', 'http://bus', 'nats://', 'nats://a,b', 'nats://u:p@', 'nats://a b', 'nats://%zz@bus'])(
    'refuses %s',
    (url) => {
      expect(settings(url)).toThrow(/^NATS_URL: got .*, takes nats:\/\/host:port/);
    },
  );

  it('never shows a login that it refuses', () => {
    const refused = settings('nats://iris:hunter2@a,nats://iris:hunter2@b/x');
    expect(refused).toThrow(/^NATS_URL: got "nats:\/\/\*\*\*@b\/x"/);
    expect(refused).not.toThrow(/hunter2/);
  });
});
