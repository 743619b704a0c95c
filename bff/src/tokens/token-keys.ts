import { createPublicKey, type KeyObject } from 'node:crypto';
import type { PublicJwk } from '@iris/contract';
import type { Clock } from '@iris/kit';
import type { CoreApi } from '../core-api.ts';

/** Tokens with invented key ids must not make us ask core-api more often than this. */
const askEveryMs = 1_000;

/** core-api's public token keys by `kid`, asked for again when a token names an unknown one. */
export class TokenKeys {
  readonly #coreApi: Pick<CoreApi, 'tokenKeys'>;
  readonly #clock: Clock;
  #keys: ReadonlyMap<string, KeyObject> = new Map();
  #askedAt = Number.NEGATIVE_INFINITY;
  #asking: Promise<void> | undefined;

  constructor(coreApi: Pick<CoreApi, 'tokenKeys'>, clock: Clock) {
    this.#coreApi = coreApi;
    this.#clock = clock;
  }

  /**
   * The key that a token names, or undefined when there is none.
   * @throws {IrisError} `unavailable` when an unknown key can't be asked for
   */
  async keyOf(kid: string): Promise<KeyObject | undefined> {
    const known = this.#keys.get(kid);
    if (known) return known;
    if (this.#asking || this.#clock.now() - this.#askedAt >= askEveryMs) await this.#ask();
    return this.#keys.get(kid);
  }

  #ask(): Promise<void> {
    this.#asking ??= this.#fetch().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  async #fetch(): Promise<void> {
    const published = await this.#coreApi.tokenKeys();
    this.#keys = new Map(published.map((jwk) => [jwk.kid, keyObjectOf(jwk)]));
    // Only after an answer: while core-api is away each call says so instead of calling a good token bad.
    this.#askedAt = this.#clock.now();
  }
}

function keyObjectOf(jwk: PublicJwk): KeyObject {
  return createPublicKey({ key: { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }, format: 'jwk' });
}
