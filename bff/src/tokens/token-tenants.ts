import type { KeyObject } from 'node:crypto';
import { audiences, isId, type TenantId } from '@iris/contract';
import type { Clock } from '@iris/kit';
import jsonwebtoken from 'jsonwebtoken';
import { BoundedMap } from '../bounded-map.ts';
import type { TokenKeys } from './token-keys.ts';

const maxTokens = 10_000;
const maxTokenLength = 4_096;

interface ReadToken {
  readonly tenantId: TenantId;
  readonly expiresAt: number;
}

/**
 * Tells whose token it is, and nothing more: whether it is still valid is core-api's to say. An expired token
 * therefore still names its tenant, so that its page may read the 401 that makes it renew.
 */
export class TokenTenants {
  readonly #keys: Pick<TokenKeys, 'keyOf'>;
  readonly #clock: Clock;
  readonly #read = new BoundedMap<string, ReadToken>(maxTokens);

  constructor(keys: Pick<TokenKeys, 'keyOf'>, clock: Clock) {
    this.#keys = keys;
    this.#clock = clock;
  }

  /**
   * The tenant of a token that core-api signed, else undefined.
   * @throws {IrisError} `unavailable` when the keys can't be had
   */
  async tenantOf(token: string): Promise<TenantId | undefined> {
    const known = this.#read.get(token);
    if (known && known.expiresAt > this.#clock.now()) return known.tenantId;
    this.#read.delete(token);
    const key = await this.#keyOf(token);
    const read = key && verified(token, key);
    if (read && read.expiresAt > this.#clock.now()) this.#read.set(token, read);
    return read?.tenantId;
  }

  async #keyOf(token: string): Promise<KeyObject | undefined> {
    const kid = token.length <= maxTokenLength ? kidOf(token) : undefined;
    return kid === undefined ? undefined : this.#keys.keyOf(kid);
  }
}

function kidOf(token: string): string | undefined {
  try {
    return jsonwebtoken.decode(token, { complete: true })?.header.kid;
  } catch {
    return undefined;
  }
}

function verified(token: string, key: KeyObject): ReadToken | undefined {
  try {
    const claims = jsonwebtoken.verify(token, key, {
      algorithms: ['ES256'],
      issuer: 'iris',
      audience: [...audiences],
      ignoreExpiration: true,
    });
    if (typeof claims === 'string' || typeof claims.exp !== 'number') return undefined;
    const tenantId: unknown = claims['tid'];
    return isId<'tenant'>(tenantId) ? { tenantId, expiresAt: claims.exp * 1_000 } : undefined;
  } catch {
    return undefined;
  }
}
