import { type ErrorDetail, IrisError, type WidgetSettings, type WidgetSettingsInput } from '@iris/contract';
import { parseOriginRule } from '@iris/kit';
import type { TeamCaller } from '../../auth/caller.ts';
import type { Bus } from '../../bus/bus.ts';
import { widgetSettingsTopic } from '../../bus/topics.ts';
import { appendAudit } from '../../db/audit.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { RequestFacts } from '../../http/handler.ts';
import { effectiveSettings } from './effective-settings.ts';
import { etagOf, matchesEtag } from './etag.ts';
import { lockWidgetConfig, updateWidgetConfig } from './queries.ts';

export interface ReplaceSettingsParts {
  readonly db: Db;
  readonly bus: Bus;
}

/**
 * Replaces a tenant's widget settings: what is left out returns to its default. Every node hears of it.
 * @throws {IrisError} `conflict` when an `If-Match` names another state than the one that is there
 */
export async function replaceSettings(
  { db, bus }: ReplaceSettingsParts,
  { tenantId, userId }: TeamCaller,
  input: WidgetSettingsInput,
  request: RequestFacts,
): Promise<WidgetSettings> {
  const settings = withCanonicalOrigins(input);
  const replaced = await inTenant(db, tenantId, async (tx) => {
    const before = await lockWidgetConfig(tx);
    if (!before) throw new IrisError('not_found');
    assertUnchanged(effectiveSettings(before.settings, before.tenant_name), request.header('if-match'));
    await updateWidgetConfig(tx, settings);
    await appendAudit(tx, { tenantId, kind: 'operator', userId }, request, {
      action: 'widget_config.replaced',
      target: ['widget_config', tenantId],
      details: {
        set: Object.keys(settings),
        allowed_origins: {
          before: before.settings.allowed_origins ?? [],
          after: settings.allowed_origins ?? [],
        },
      },
    });
    return effectiveSettings(settings, before.tenant_name);
  });
  bus.publish(widgetSettingsTopic, { tenant_id: tenantId });
  return replaced;
}

function assertUnchanged(there: WidgetSettings, ifMatch: string | undefined): void {
  if (ifMatch === undefined || matchesEtag(ifMatch, etagOf(there))) return;
  throw new IrisError('conflict', {
    message: 'The settings were changed since they were read. Read them again.',
  });
}

/** Each origin in the one spelling that browsers send. @throws {IrisError} `validation_failed` naming what is none */
function withCanonicalOrigins(input: WidgetSettingsInput): WidgetSettingsInput {
  if (!input.allowed_origins) return input;
  const rules = input.allowed_origins.map((entry) => parseOriginRule(entry));
  const details = rules.flatMap((rule, index): ErrorDetail[] =>
    rule ? [] : [{ path: `/allowed_origins/${index}`, message: originSentence }],
  );
  if (details.length > 0) throw new IrisError('validation_failed', { details });
  return { ...input, allowed_origins: [...new Set(rules.flatMap((rule) => rule?.text ?? []))] };
}

const originSentence =
  'must be an origin such as https://shop.example.com or https://*.example.com, without a path; http only for localhost';
