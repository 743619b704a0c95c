import { hash, randomBytes } from 'node:crypto';

/** A token that opens something by being known: random, so stored as a plain SHA-256. */
export interface RandomToken {
  readonly token: string;
  readonly hash: Buffer;
}

/** 256 bits of chance, spelled for URLs. */
export function newRandomToken(): RandomToken {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOfToken(token) };
}

/** What is stored of a token, and looked up when one comes back. */
export const hashOfToken = (token: string): Buffer => hash('sha256', token, 'buffer');
