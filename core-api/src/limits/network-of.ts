import { isIPv6 } from 'node:net';

/**
 * What of an address counts as one client. An IPv6 client is given 2^64 addresses and may use another one at each call,
 * so all of its /64 spend together; an IPv4 address stands for itself, however it is spelled.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xff_ff;
  if (isMapped) return groups.slice(6).flatMap(bytesOf).join('.');
  return `${groups.slice(0, 4).map(hex).join(':')}::/64`;
}

/** The eight groups of an IPv6 address; a URL spells each address in one way. */
function groupsOf(address: string): number[] {
  const [withoutZone = ''] = address.split('%');
  const [left = '', right = ''] = new URL(`http://[${withoutZone}]`).hostname.slice(1, -1).split('::');
  const [head, tail] = [numbersOf(left), numbersOf(right)];
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail];
}

const numbersOf = (groups: string): number[] =>
  groups === '' ? [] : groups.split(':').map((group) => Number.parseInt(group, 16));

const bytesOf = (group: number): number[] => [group >> 8, group & 0xff];
const hex = (group: number): string => group.toString(16);
