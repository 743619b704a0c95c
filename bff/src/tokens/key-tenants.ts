import type { TenantId } from '@iris/contract';
import type { Clock } from '@iris/kit';
import { BoundedMap } from '../bounded-map.ts';
import type { CoreApi } from '../core-api.ts';

const maxKeys = 10_000;
const maxKeyLength = 256;
const keepMs = 60_000;

interface KnownKey {
  readonly tenantId: TenantId;
  readonly until: number;
}

/** Tells whose API key it is, and nothing more: a key never changes its tenant, and core-api decides if it is valid. */
export class KeyTenants {
  readonly #coreApi: Pick<CoreApi, 'tenantOfKey'>;
  readonly #clock: Clock;
  readonly #known = new BoundedMap<string, KnownKey>(maxKeys);

  constructor(coreApi: Pick<CoreApi, 'tenantOfKey'>, clock: Clock) {
    this.#coreApi = coreApi;
    this.#clock = clock;
  }

  /**
   * The tenant of a key; undefined for one that isn't valid, which is asked for again the next time.
   * @throws {IrisError} `unavailable` when core-api is away
   */
  async tenantOf(key: string): Promise<TenantId | undefined> {
    const known = this.#known.get(key);
    if (known && known.until > this.#clock.now()) return known.tenantId;
    const tenantId = key.length <= maxKeyLength ? await this.#coreApi.tenantOfKey(key) : undefined;
    if (tenantId) this.#known.set(key, { tenantId, until: this.#clock.now() + keepMs });
    return tenantId;
  }
}
