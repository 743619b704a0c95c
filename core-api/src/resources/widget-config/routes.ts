import { IrisError, routes, type WidgetSettings } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import { answer, handle, ok, type Handled } from '../../http/handler.ts';
import { effectiveSettings } from './effective-settings.ts';
import { etagOf, matchesEtag } from './etag.ts';
import { selectRefusedOrigins, selectWidgetConfig } from './queries.ts';
import { replaceSettings, type ReplaceSettingsParts } from './replace-settings.ts';
import type { SettingsCache } from './settings-cache.ts';

export interface WidgetConfigParts extends ReplaceSettingsParts {
  readonly settingsCache: SettingsCache;
}

const cacheControl = 'public, max-age=60, stale-while-revalidate=600';

export function widgetConfigHandlers(parts: WidgetConfigParts): Handled[] {
  const { public: publicConfig, get, replace, refusedOrigins } = routes.widgetConfig;
  const { db, settingsCache } = parts;
  return [
    handle(publicConfig, async ({ query, request }) => {
      const settings = await settingsCache.get(query.tenant_id);
      if (!settings) throw new IrisError('not_found');
      const headers = { ETag: settings.etag, 'Cache-Control': cacheControl };
      if (matchesEtag(request.header('if-none-match'), settings.etag)) return answer(304, null, headers);
      return answer(200, { data: settings.config }, headers);
    }),

    handle(get, async ({ caller }) => {
      const row = await inTenant(db, caller.tenantId, selectWidgetConfig);
      if (!row) throw new IrisError('not_found');
      return withEtag(effectiveSettings(row.settings, row.tenant_name));
    }),

    handle(replace, async ({ caller, body, request }) =>
      withEtag(await replaceSettings(parts, caller, body, request)),
    ),

    handle(refusedOrigins, async ({ caller }) => {
      const rows = await inTenant(db, caller.tenantId, selectRefusedOrigins);
      const data = rows.map(({ origin, count, last_at }) => ({
        origin,
        count,
        last_at: last_at.toISOString(),
      }));
      return ok({ data, next_cursor: null });
    }),
  ];
}

/** Settings for whoever may change them: sent back as `If-Match`, the ETag keeps another's changes from being lost. */
const withEtag = (data: WidgetSettings) => answer(200, { data }, { ETag: etagOf(data) });
