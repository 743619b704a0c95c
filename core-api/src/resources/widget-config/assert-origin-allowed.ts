import { IrisError, type TenantId } from '@iris/contract';
import { isOriginAllowed, parseOrigin } from '@iris/kit';
import type { Instruments } from '../../metrics/instruments.ts';
import type { RequestFacts } from '../../http/handler.ts';
import type { SettingsCache } from './settings-cache.ts';

export interface OriginParts {
  readonly settingsCache: SettingsCache;
  /** Origins of our own pages. */
  readonly ownOrigins: ReadonlySet<string>;
  readonly instruments: Instruments;
}

/**
 * Lets a browser's page use a tenant's chat only where the tenant allows it (contract §12). Servers and apps send no
 * Origin; our bff has checked already.
 * @throws {IrisError} `origin_not_allowed`, or `not_found` when there is no such tenant
 */
export async function assertOriginAllowed(
  { settingsCache, ownOrigins, instruments }: OriginParts,
  tenantId: TenantId,
  { origin, fromBff }: Pick<RequestFacts, 'origin' | 'fromBff'>,
): Promise<void> {
  if (origin === null || fromBff || ownOrigins.has(origin)) return;
  const settings = await settingsCache.get(tenantId);
  if (!settings) throw new IrisError('not_found');
  const parsed = parseOrigin(origin);
  if (parsed && isOriginAllowed(parsed, settings.originRules)) return;
  instruments.refusedOrigins.inc();
  throw new IrisError('origin_not_allowed');
}
