import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';

describe('clientAddress', () => {
  it('believes no header when no proxy is trusted', () => {
    expect(clientAddress('10.0.0.1', '1.2.3.4', 0)).toBe('10.0.0.1');
  });

  it('takes the entry that the outermost trusted proxy wrote, not what the client claims', () => {
    expect(clientAddress('10.0.0.1', '6.6.6.6, 1.2.3.4', 1)).toBe('1.2.3.4');
    expect(clientAddress('10.0.0.1', '6.6.6.6, 1.2.3.4, 10.0.0.2', 2)).toBe('1.2.3.4');
  });

  it('takes the first entry when there are fewer than trusted proxies', () => {
    expect(clientAddress('10.0.0.1', '1.2.3.4', 5)).toBe('1.2.3.4');
    expect(clientAddress('10.0.0.1', undefined, 5)).toBe('10.0.0.1');
  });

  it('leaves out the port that some proxies append: it is another one for each connection', () => {
    expect(clientAddress('10.0.0.1', '1.2.3.4:50123', 1)).toBe('1.2.3.4');
    expect(clientAddress('10.0.0.1', '[2001:db8::1]:50123', 1)).toBe('2001:db8::1');
    expect(clientAddress('10.0.0.1', '[2001:db8::1]', 1)).toBe('2001:db8::1');
    expect(clientAddress('10.0.0.1', '2001:db8::1', 1)).toBe('2001:db8::1');
    expect(clientAddress('10.0.0.1', 'unknown', 1)).toBe('unknown');
  });

  it('joins repeated headers and names an IPv4 client the same on a dual-stack socket', () => {
    expect(clientAddress('::1', ['1.1.1.1', '2.2.2.2'], 2)).toBe('1.1.1.1');
    expect(clientAddress('::ffff:127.0.0.1', undefined, 0)).toBe('127.0.0.1');
  });
});
