import type { TenantId, WidgetConfig, WidgetSettings } from '@iris/contract';
import { type Clock, type Dispose, type Logger, type OriginRule, originRules } from '@iris/kit';
import type { Bus } from '../../bus/bus.ts';
import { widgetSettingsTopic } from '../../bus/topics.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { effectiveSettings } from './effective-settings.ts';
import { etagOf } from './etag.ts';
import { changedWidgetConfigs, selectWidgetConfig } from './queries.ts';

/** What every visitor of a tenant asks for, ready to be answered. */
export interface PublicSettings {
  readonly config: WidgetConfig;
  readonly etag: string;
  readonly originRules: readonly OriginRule[];
}

export interface SettingsCacheParts {
  readonly db: Db;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Logger;
}

const keepAtMost = 10_000;
/** The bus tells at once; what it loses is found here, well within the 5 s of contract §12. */
const lookEveryMs = 2_000;
const lookBackMs = 30_000;

/** Widget settings in memory: a hot tenant's visitors touch no database. */
export class SettingsCache {
  readonly #parts: SettingsCacheParts;
  readonly #kept = new Map<TenantId, Promise<PublicSettings | undefined>>();
  readonly #stops: Dispose[];
  #isLooking = false;

  constructor(parts: SettingsCacheParts) {
    this.#parts = parts;
    this.#stops = [
      parts.bus.subscribe(widgetSettingsTopic, ({ tenant_id }) => void this.#kept.delete(tenant_id)),
      parts.clock.setInterval(() => void this.#look(), lookEveryMs),
    ];
  }

  /** A tenant's settings; undefined: there is no such active tenant. Many who ask at once cost one query. */
  get(tenantId: TenantId): Promise<PublicSettings | undefined> {
    const kept = this.#kept.get(tenantId);
    if (kept) return kept;
    const [oldest] = this.#kept.size >= keepAtMost ? this.#kept.keys() : [];
    if (oldest) this.#kept.delete(oldest);
    const loading = this.#load(tenantId);
    this.#kept.set(tenantId, loading);
    // Neither a failure nor an unknown tenant is kept: ids can be invented without end.
    const forget = () => void (this.#kept.get(tenantId) === loading && this.#kept.delete(tenantId));
    loading.then((settings) => settings ?? forget(), forget);
    return loading;
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  async #load(tenantId: TenantId): Promise<PublicSettings | undefined> {
    const row = await inTenant(this.#parts.db, tenantId, selectWidgetConfig);
    return row && publicSettings(tenantId, effectiveSettings(row.settings, row.tenant_name));
  }

  /** One at a time: looks into a database that is slow must not pile up in front of it. */
  async #look(): Promise<void> {
    if (this.#kept.size === 0 || this.#isLooking) return;
    this.#isLooking = true;
    try {
      const since = new Date(this.#parts.clock.now() - lookBackMs);
      for (const tenantId of await changedWidgetConfigs(this.#parts.db, since)) this.#kept.delete(tenantId);
    } catch (err) {
      this.#parts.log.warn({ err }, 'widget settings not refreshed');
    } finally {
      this.#isLooking = false;
    }
  }
}

function publicSettings(tenantId: TenantId, { allowed_origins, ...shown }: WidgetSettings): PublicSettings {
  const config: WidgetConfig = { tenant_id: tenantId, ...shown };
  return { config, etag: etagOf(config), originRules: originRules(allowed_origins) };
}
