import { createPublicKey, type KeyObject } from 'node:crypto';
import type { PublicJwk } from '@iris/contract';
import { type Clock, Refresher } from '@iris/kit';
import type { CoreApi } from '../core-api.ts';

/** Tokens with invented key ids make us ask core-api at most so often; whoever brings one waits as long. */
const askEveryMs = 100;

/** core-api's public token keys by `kid`, asked for again when a token names an unknown one. */
export class TokenKeys {
  readonly #coreApi: Pick<CoreApi, 'tokenKeys'>;
  readonly #asks: Refresher;
  #keys: ReadonlyMap<string, KeyObject> = new Map();

  constructor(coreApi: Pick<CoreApi, 'tokenKeys'>, clock: Clock) {
    this.#coreApi = coreApi;
    this.#asks = new Refresher(clock, askEveryMs, () => this.#ask());
  }

  /**
   * The key that a token names, or undefined when there is none. core-api publishes a key before it signs with it: what
   * was asked before the token came proves nothing.
   * @throws {IrisError} `unavailable` when an unknown key can't be asked for
   */
  async keyOf(kid: string): Promise<KeyObject | undefined> {
    if (!this.#keys.has(kid)) await this.#asks.settled();
    if (!this.#keys.has(kid)) await this.#asks.anew();
    return this.#keys.get(kid);
  }

  async #ask(): Promise<void> {
    const published = await this.#coreApi.tokenKeys();
    this.#keys = new Map(published.map((jwk) => [jwk.kid, keyObjectOf(jwk)]));
  }
}

function keyObjectOf(jwk: PublicJwk): KeyObject {
  return createPublicKey({ key: { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }, format: 'jwk' });
}
