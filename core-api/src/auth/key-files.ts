import { createHash, createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { PublicJwk } from '@iris/contract';

/** A key pair of this node: its private half lies in a file that only we may read. */
export interface KeyFile {
  readonly path: string;
  readonly privateKey: KeyObject;
  readonly jwk: PublicJwk;
  readonly createdAt: Date;
}

/** The key pairs of a folder, in no order. */
export async function readKeyFiles(folder: string): Promise<KeyFile[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = (await readdir(folder)).filter((name) => name.endsWith('.pem'));
  return Promise.all(names.map((name) => readKeyFile(path.join(folder, name))));
}

/** Makes a key pair for ES256 and keeps its private half. */
export async function createKeyFile(folder: string): Promise<KeyFile> {
  const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
  const file = path.join(folder, `${publicJwk(privateKey).kid}.pem`);
  // Under its name it is whole, also when we are killed right here: half a key would stop every later start.
  const draft = `${file}.new`;
  await writeFile(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  await rename(draft, file);
  return readKeyFile(file);
}

/** Removes a private key that can sign nothing any more. */
export const removeKeyFile = (file: KeyFile): Promise<void> => rm(file.path, { force: true });

async function readKeyFile(file: string): Promise<KeyFile> {
  const [pem, { mtimeMs }] = await Promise.all([readFile(file), stat(file)]);
  const privateKey = createPrivateKey(pem);
  return { path: file, privateKey, jwk: publicJwk(privateKey), createdAt: new Date(Math.floor(mtimeMs)) };
}

/** The public half, named by its thumbprint (RFC 7638 §3). */
function publicJwk(privateKey: KeyObject): PublicJwk {
  const { x, y } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (x === undefined || y === undefined) throw new Error('A signing key is not on the curve P-256');
  const thumbprint = createHash('sha256').update(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }));
  return { kid: thumbprint.digest('base64url'), kty: 'EC', crv: 'P-256', x, y, alg: 'ES256', use: 'sig' };
}
