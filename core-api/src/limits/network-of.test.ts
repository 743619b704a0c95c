import { expect, it } from 'vitest';
import { networkOf } from './network-of.ts';

it('takes an IPv4 address for one client, however it is spelled', () => {
  for (const address of ['192.0.2.1', '::ffff:192.0.2.1', '::FFFF:c000:0201', '0:0:0:0:0:ffff:c000:201']) {
    expect(networkOf(address)).toBe('192.0.2.1');
  }
  expect(networkOf('::ffff:192.0.2.2')).not.toBe(networkOf('::ffff:192.0.2.1'));
});

it('takes all addresses of an IPv6 /64 for one client, and no others', () => {
  const network = networkOf('2001:db8:1:2::1');
  for (const address of [
    '2001:DB8:1:2::ffff',
    '2001:0db8:0001:0002:a:b:c:d',
    '2001:db8:1:2::',
    '2001:db8:1:2::1%eth0',
  ]) {
    expect(networkOf(address)).toBe(network);
  }
  for (const address of ['2001:db8:1:3::1', '2001:db8:1::2', '2001:db8::1:2:0:0:0:1', '::1']) {
    expect(networkOf(address)).not.toBe(network);
  }
});

it('leaves what is no address as it is', () => {
  expect(networkOf('unknown')).toBe('unknown');
  expect(networkOf('')).toBe('');
});
