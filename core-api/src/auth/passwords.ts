import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** OWASP's least for argon2id: about 20 ms and 19 MiB a password. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const hashLength = 32;

const derive = promisify(argon2);

/** A password as it is stored: a PHC string, which names its own cost, so that ours can rise later. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const hash = await derive('argon2id', { ...cost, message: password, nonce, tagLength: hashLength });
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(nonce)}$${unpadded(hash)}`;
}

/**
 * Whether a password is the stored one. Takes as long for `undefined` (nobody has that e-mail) as for a wrong
 * password, so time tells nothing.
 */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const { nonce, hash, ...parameters } = parsePhc(stored ?? nobodysHash);
  const derived = await derive('argon2id', {
    ...parameters,
    message: password,
    nonce,
    tagLength: hash.length,
  });
  return timingSafeEqual(derived, hash) && stored !== undefined;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

function parsePhc(stored: string) {
  const [, memory, passes, parallelism, nonce, hash] = phc.exec(stored) ?? [];
  if (!nonce || !hash) throw new Error('A stored password is not an argon2id PHC string');
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

const nobodysHash = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(randomBytes(16))}$${unpadded(randomBytes(hashLength))}`;
