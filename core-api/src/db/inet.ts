import { isIP } from 'node:net';

/** An address for a column of type inet; null for what isn't one, such as a word that a proxy passed on. */
export const inetOf = (address: string): string | null => (isIP(address) ? address : null);
