import { IrisError, type TenantId } from '@iris/contract';
import { isOriginAllowed } from '@iris/kit';
import type { RefusedOrigins } from './refused-origins.ts';
import type { Source } from './source.ts';
import type { TenantOrigins } from './tenant-origins.ts';

/** Decides by a tenant's list whether a call from somewhere may pass (contract §12). */
export class Admission {
  readonly #origins: TenantOrigins;
  readonly #refused: RefusedOrigins;

  constructor(origins: TenantOrigins, refused: RefusedOrigins) {
    this.#origins = origins;
    this.#refused = refused;
  }

  /**
   * Lets a call about a tenant pass or throws. A call that names no tenant is held to the rule of an empty list.
   * @throws {IrisError} `origin_not_allowed`, which is counted; `unavailable` when the list can't be had
   */
  async admit(source: Source, tenantId: TenantId | undefined): Promise<void> {
    if (source.from === 'own') return;
    if (source.from === 'nowhere') throw new IrisError('origin_not_allowed');
    const rules = tenantId ? await this.#origins.rulesOf(tenantId) : [];
    if (isOriginAllowed(source.origin, rules)) return;
    if (tenantId) this.#refused.count(tenantId, source.text);
    throw new IrisError('origin_not_allowed');
  }
}
