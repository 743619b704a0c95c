import type { TenantId } from '@iris/contract';
import type { Clock, Dispose, Logger } from '@iris/kit';
import type { CoreApi } from '../core-api.ts';

const flushMs = 1_000;
/** What core-api takes in one report, and how many tenants' reports are kept while it is away. */
const maxOriginsPerTenant = 100;
const maxTenants = 1_000;

/**
 * Counts refused origins by tenant and hands the counts to core-api once a second, for the console to show. Bounded:
 * a flood of invented origins is counted up to the bound and then no further.
 */
export class RefusedOrigins {
  readonly #coreApi: Pick<CoreApi, 'countRefused'>;
  readonly #log: Logger;
  readonly #stopTimer: Dispose;
  #counts = new Map<TenantId, Map<string, number>>();
  #flushing: Promise<void> = Promise.resolve();

  constructor(coreApi: Pick<CoreApi, 'countRefused'>, clock: Clock, log: Logger) {
    this.#coreApi = coreApi;
    this.#log = log;
    this.#stopTimer = clock.setInterval(() => void this.flush(), flushMs);
  }

  count(tenantId: TenantId, origin: string, times = 1): void {
    const origins = this.#counts.get(tenantId) ?? new Map<string, number>();
    const known = origins.get(origin) ?? 0;
    if (known === 0 && origins.size >= maxOriginsPerTenant) return;
    if (origins.size === 0 && this.#counts.size >= maxTenants) return;
    this.#counts.set(tenantId, origins.set(origin, known + times));
  }

  /** Hands over what was counted so far; one report after the other. What core-api doesn't take is kept. */
  flush(): Promise<void> {
    this.#flushing = this.#flushing.then(() => this.#report());
    return this.#flushing;
  }

  /** Ends the timer and hands over the rest. */
  async stop(): Promise<void> {
    this.#stopTimer();
    await this.flush();
  }

  async #report(): Promise<void> {
    const counts = this.#counts;
    this.#counts = new Map();
    for (const [tenantId, origins] of counts) {
      const rows = [...origins].map(([origin, count]) => ({ origin, count }));
      try {
        await this.#coreApi.countRefused(tenantId, rows);
      } catch (err) {
        this.#log.debug({ err, tenant_id: tenantId }, 'refused origins kept for the next report');
        for (const { origin, count } of rows) this.count(tenantId, origin, count);
      }
    }
  }
}
