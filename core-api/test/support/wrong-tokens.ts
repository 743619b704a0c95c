import { createPublicKey, type KeyObject } from 'node:crypto';
import path from 'node:path';
import jwt from 'jsonwebtoken';
import { readKeyFiles } from '../../src/auth/key-files.ts';

/** A token of a running core-api, made wrong in one way. */
export interface WrongTokens {
  /** With another algorithm in its head, and no signature. */
  unsigned(token: string): string;
  /** Signed by HMAC, whose secret is our public key: a checker that takes what the head says would take it. */
  hmacOfPublicKey(token: string): string;
  /** With other claims under its own signature. */
  tampered(token: string, claims: object): string;
  /** With other claims, signed as ours are. */
  signed(token: string, claims: object): string;
  /** Signed by our key, and naming another. */
  underKeyId(token: string, keyId: string): string;
}

/** Reads the signing key from a service's data folder. */
export async function wrongTokens(dataFolder: string): Promise<WrongTokens> {
  const [file] = await readKeyFiles(path.join(dataFolder, 'keys'));
  if (!file) throw new Error('This core-api has no signing key');
  const { privateKey, jwk } = file;
  const sign = (token: string, claims: object, key: jwt.Secret | jwt.PrivateKey, options: jwt.SignOptions) =>
    jwt.sign({ ...claimsOf(token), ...claims }, key, { keyid: jwk.kid, ...options });
  return {
    unsigned: (token) => `${part({ alg: 'none', typ: 'JWT', kid: jwk.kid })}.${token.split('.')[1]}.`,
    hmacOfPublicKey: (token) => sign(token, {}, publicPem(privateKey), { algorithm: 'HS256' }),
    tampered(token, claims) {
      const [head, , signature] = token.split('.');
      return `${head}.${part({ ...claimsOf(token), ...claims })}.${signature}`;
    },
    signed: (token, claims) => sign(token, claims, privateKey, { algorithm: 'ES256' }),
    underKeyId: (token, keyid) => sign(token, {}, privateKey, { algorithm: 'ES256', keyid }),
  };
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function claimsOf(token: string): object {
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return Object(claims);
}

/** As bytes: the library refuses a secret that looks like a public key, and a forger uses another one. */
const publicPem = (key: KeyObject) =>
  Buffer.from(createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString().trim());
