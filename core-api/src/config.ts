import {
  assertModelComplete,
  bffKeySetting,
  type Environment,
  hostSetting,
  logLevelSetting,
  metricsPortSetting,
  modelSettings,
  natsSetting,
  originSetting,
  portSetting,
  readSettings,
  smtpSetting,
  trustProxySetting,
} from '@iris/kit';
import Type, { type Static } from 'typebox';

/** Settings of core-api (contract §1). */
const Settings = Type.Object({
  DATABASE_URL: Type.String({
    pattern: '^postgres(?:ql)?://',
    description: 'a postgres:// address with the login iris_app',
  }),
  IRIS_HOST: hostSetting(),
  IRIS_API_PORT: portSetting(4_000),
  IRIS_METRICS_PORT: Type.Optional(metricsPortSetting()),
  IRIS_DATA_DIR: Type.String({ default: '.iris', description: 'a folder that this process may write' }),
  IRIS_PUBLIC_API_BASE: Type.Optional(originSetting()),
  IRIS_PUBLIC_CDN_BASE: originSetting(),
  IRIS_BFF_KEY: bffKeySetting(),
  IRIS_RATE_LIMIT_SCALE: Type.Number({
    minimum: 0,
    maximum: 1_000_000,
    default: 1,
    description: 'a factor on every limit from 0 (no limits) to 1000000',
  }),
  IRIS_TRUST_PROXY: trustProxySetting(),
  ...modelSettings(),
  SMTP_URL: Type.Optional(smtpSetting()),
  /** Unset: one node, which needs no bus. */
  NATS_URL: Type.Optional(natsSetting()),
  LOG_LEVEL: logLevelSetting(),
});

export type Settings = Readonly<Static<typeof Settings>>;

/** @throws {SettingsError} */
export function readCoreApiSettings(env: Environment): Settings {
  const settings = readSettings(Settings, env);
  assertModelComplete(settings);
  return settings;
}
