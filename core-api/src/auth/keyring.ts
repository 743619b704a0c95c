import { createPublicKey, type KeyObject } from 'node:crypto';
import { type JsonWebKeySet, type PublicJwk, tokenLifetimeSeconds } from '@iris/contract';
import { type Clock, type Dispose, type Logger, Refresher } from '@iris/kit';
import type { Queryable } from '../db/in-tenant.ts';
import { createKeyFile, type KeyFile, readKeyFiles, removeKeyFile } from './key-files.ts';

export interface KeyringParts {
  readonly db: Queryable;
  /** Where this node keeps its private keys. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Logger;
}

const dayMs = 86_400_000;
/** So long a key signs. */
const signsMs = 30 * dayMs;
/** How often a node looks whether its key is too old. */
const rotationCheckMs = 3_600_000;
/** From its creation on, so long a token of a key may be valid: the last one is signed just before the last check. */
const lastsMs = signsMs + rotationCheckMs + Math.max(...Object.values(tokenLifetimeSeconds)) * 1_000;
/** Key ids that nobody knows make a node ask the database at most so often; whoever brings one waits as long. */
const readAtMostEveryMs = 100;

/**
 * The keys of session tokens (contract §3). Each node signs with a key of its own, whose private half never leaves its
 * folder, and checks with the public halves of all nodes. A key is published before it first signs, and stays until the
 * last token that it signed has ended: rotation logs nobody out.
 */
export class Keyring {
  readonly #parts: KeyringParts;
  readonly #stopRotating: Dispose;
  readonly #reads: Refresher;
  #signing: KeyFile;
  #rotating: Promise<void> | undefined;
  #published = new Map<string, { jwk: PublicJwk; key: KeyObject }>();

  private constructor(parts: KeyringParts, signing: KeyFile) {
    this.#parts = parts;
    this.#signing = signing;
    this.#reads = new Refresher(parts.clock, readAtMostEveryMs, () => this.#read());
    this.#stopRotating = parts.clock.setInterval(() => void this.#rotateOrLog(), rotationCheckMs);
  }

  /** Reads this node's keys, making one if none may sign, and learns those of the others. */
  static async open(parts: KeyringParts): Promise<Keyring> {
    const keyring = new Keyring(parts, await signingKeyOf(parts));
    await keyring.#reads.now();
    return keyring;
  }

  /** What to sign with now. */
  get signing(): { readonly kid: string; readonly privateKey: KeyObject } {
    return { kid: this.#signing.jwk.kid, privateKey: this.#signing.privateKey };
  }

  /**
   * The key that a token names, if a node of ours signed with it and its tokens may still be valid. A key is published
   * before it signs: what was read before the token came proves nothing, so an unknown one is looked for anew.
   */
  async publicKey(kid: string): Promise<KeyObject | undefined> {
    if (!this.#published.has(kid)) await this.#reads.settled();
    if (!this.#published.has(kid)) await this.#reads.anew();
    return this.#published.get(kid)?.key;
  }

  /** All keys that a valid token may have been signed with; those known so far while the database is away. */
  async jwks(): Promise<JsonWebKeySet> {
    await this.#reads
      .anew()
      .catch((err: unknown) => this.#parts.log.warn({ err }, 'signing keys not refreshed'));
    return { keys: [...this.#published.values()].map(({ jwk }) => jwk) };
  }

  /** Signs with a new key from now on, if the present one is too old. Whoever asks meanwhile waits for the same. */
  rotate(): Promise<void> {
    this.#rotating ??= this.#rotate().finally(() => (this.#rotating = undefined));
    return this.#rotating;
  }

  close(): void {
    this.#stopRotating();
  }

  async #rotate(): Promise<void> {
    this.#signing = await signingKeyOf(this.#parts);
    await this.#reads.now();
  }

  async #rotateOrLog(): Promise<void> {
    try {
      await this.rotate();
    } catch (err) {
      this.#parts.log.error({ err }, 'the signing key could not be rotated; it is tried again');
    }
  }

  async #read(): Promise<void> {
    const keys = await selectKeysInUse(this.#parts.db);
    this.#published = new Map(
      keys.map((jwk) => [jwk.kid, { jwk, key: createPublicKey({ key: { ...jwk }, format: 'jwk' }) }]),
    );
  }
}

/** The youngest key of this node that may still sign, published; keys of which no token is left are removed. */
async function signingKeyOf({ db, folder, clock, log }: KeyringParts): Promise<KeyFile> {
  const files = await readKeyFiles(folder);
  const ageOf = (file: KeyFile) => clock.now() - file.createdAt.getTime();
  await Promise.all(files.filter((file) => ageOf(file) >= lastsMs).map(removeKeyFile));
  const [youngest] = files.filter((file) => ageOf(file) < signsMs).sort((a, b) => ageOf(a) - ageOf(b));
  const signing = youngest ?? (await createKeyFile(folder));
  if (!youngest) log.info({ kid: signing.jwk.kid }, 'made a new signing key');
  await publishKey(db, signing);
  return signing;
}

async function selectKeysInUse(db: Queryable): Promise<PublicJwk[]> {
  const rows = await db.query<{ public_jwk: PublicJwk }>({
    text: 'select public_jwk from signing_keys_in_use() order by created_at desc, kid',
  });
  return rows.map((row) => row.public_jwk);
}

async function publishKey(db: Queryable, { jwk, createdAt }: KeyFile): Promise<void> {
  await db.query({
    text: 'select publish_signing_key($1, $2, $3, $4)',
    values: [jwk.kid, jwk, createdAt, new Date(createdAt.getTime() + lastsMs)],
  });
}
