import {
  bffKeySetting,
  hostSetting,
  logLevelSetting,
  originSetting,
  portSetting,
  readSettings,
  trustProxySetting,
  type Environment,
} from '@iris/kit';
import type { TenantId } from '@iris/contract';
import { isId } from '@iris/contract';
import Type, { type Static } from 'typebox';

const settings = Type.Object({
  /** Where the bff listens. */
  IRIS_HOST: hostSetting(),
  IRIS_BFF_PORT: portSetting(4100),
  /** Where core-api listens, as seen from here. */
  IRIS_API_URL: originSetting(),
  /** Where programs reach core-api, as our pages tell them; unset: as seen from here. */
  IRIS_PUBLIC_API_BASE: Type.Optional(originSetting()),
  /** Where browsers reach the bff; unset: where it listens. */
  IRIS_PUBLIC_CDN_BASE: Type.Optional(originSetting()),
  IRIS_BFF_KEY: bffKeySetting(),
  IRIS_TRUST_PROXY: trustProxySetting(),
  /** The workspace that demo.html shows; unset: the page's `tenant_id` parameter names one. */
  IRIS_DEMO_TENANT_ID: Type.Optional(
    Type.Unsafe<TenantId>(Type.Refine(Type.String({ description: 'a UUIDv7' }), (id) => isId(id))),
  ),
  LOG_LEVEL: logLevelSetting(),
});

export type BffConfig = Readonly<Static<typeof settings>>;

/** The bff's settings (contract §1). @throws SettingsError */
export function readConfig(env: Environment): BffConfig {
  return readSettings(settings, env);
}
