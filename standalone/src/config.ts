import {
  assertModelComplete,
  type Environment,
  hostSetting,
  logLevelSetting,
  metricsPortSetting,
  modelSettings,
  natsSetting,
  originSetting,
  portSetting,
  readSettings,
  SettingsError,
  smtpSetting,
  trustProxySetting,
} from '@iris/kit';
import Type, { type Static } from 'typebox';

const settings = Type.Object({
  /** Where both services listen. */
  IRIS_HOST: hostSetting(),
  IRIS_API_PORT: portSetting(4000),
  IRIS_BFF_PORT: portSetting(4100),
  /** Where `GET /metrics` answers; unset: nowhere. */
  IRIS_METRICS_PORT: Type.Optional(metricsPortSetting()),
  /** Embedded database, signing keys, outgoing mail. */
  IRIS_DATA_DIR: Type.String({ default: '.iris', description: 'a folder that this user may write' }),
  /** Unset: the embedded PostgreSQL. The services' own login is made with it and never has its rights. */
  DATABASE_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://[^:@/]+:[^@]+@[^/]+/.+$',
      description: "postgres://user:password@host:port/database with an administrator's login",
    }),
  ),
  /** Unset: mails are files in the data folder, and answers carry the tokens that they would. */
  SMTP_URL: Type.Optional(smtpSetting()),
  /** Unset: drafts are quoted from what the embedded engine finds, and nothing leaves the machine. */
  ...modelSettings(),
  /** What carries events between nodes. Unset: nothing where one node runs, else a NATS server of its own. */
  NATS_URL: Type.Optional(natsSetting()),
  /** Where browsers and programs reach the services; unset: the local addresses. */
  IRIS_PUBLIC_API_BASE: Type.Optional(originSetting()),
  IRIS_PUBLIC_CDN_BASE: Type.Optional(originSetting()),
  IRIS_RATE_LIMIT_SCALE: Type.Number({
    minimum: 0,
    default: 1,
    description: 'a factor on every limit, 0 or more (0 switches them off)',
  }),
  IRIS_TRUST_PROXY: trustProxySetting(),
  LOG_LEVEL: logLevelSetting(),
});

export type Config = Readonly<Static<typeof settings>>;

/** The settings of `npm start` (contract §1). @throws SettingsError */
export function readConfig(env: Environment): Config {
  const config = readSettings(settings, env);
  assertModelComplete(config);
  const { IRIS_API_PORT: apiPort, IRIS_BFF_PORT: bffPort } = config;
  if (apiPort !== 0 && apiPort === bffPort) {
    throw new SettingsError(`IRIS_BFF_PORT: got "${bffPort}", takes another port than IRIS_API_PORT`);
  }
  return config;
}
