import type { TenantId } from '@iris/contract';
import { originRules, type Clock, type OriginRule } from '@iris/kit';
import { BoundedMap } from '../bounded-map.ts';
import type { CoreApi } from '../core-api.ts';

/** A changed list must hold within 5 s: this, and the time a slow answer may take. */
const freshMs = 3_000;
const maxTenants = 10_000;

interface KnownRules {
  readonly rules: readonly OriginRule[];
  readonly askedAt: number;
}

/**
 * The origin rules of each tenant, asked of core-api and kept for 3 s. While core-api is away the last known rules go
 * on holding. A tenant that doesn't exist has none, like one that never set any: that it doesn't exist is for core-api
 * to say.
 */
export class TenantOrigins {
  readonly #coreApi: Pick<CoreApi, 'allowedOriginsOf'>;
  readonly #clock: Clock;
  readonly #known = new BoundedMap<TenantId, KnownRules>(maxTenants);
  readonly #asking = new Map<TenantId, Promise<KnownRules>>();

  constructor(coreApi: Pick<CoreApi, 'allowedOriginsOf'>, clock: Clock) {
    this.#coreApi = coreApi;
    this.#clock = clock;
  }

  /** @throws {IrisError} `unavailable` when core-api is away and this tenant was never asked for */
  async rulesOf(tenantId: TenantId): Promise<readonly OriginRule[]> {
    const known = this.#known.get(tenantId);
    if (known && this.#clock.now() - known.askedAt < freshMs) return known.rules;
    try {
      return (await this.#ask(tenantId)).rules;
    } catch (error) {
      if (known) return known.rules;
      throw error;
    }
  }

  /** Calls that come while a list is on its way share the one question. */
  #ask(tenantId: TenantId): Promise<KnownRules> {
    const asking = this.#asking.get(tenantId) ?? this.#fetch(tenantId);
    this.#asking.set(tenantId, asking);
    return asking;
  }

  async #fetch(tenantId: TenantId): Promise<KnownRules> {
    const askedAt = this.#clock.now();
    try {
      const known = { rules: originRules(await this.#coreApi.allowedOriginsOf(tenantId)), askedAt };
      this.#known.set(tenantId, known);
      return known;
    } finally {
      this.#asking.delete(tenantId);
    }
  }
}
