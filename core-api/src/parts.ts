import path from 'node:path';
import { type Clock, type Logger, ownOrigins, systemClock } from '@iris/kit';
import { ApiKeys } from './auth/api-keys.ts';
import { ApiKeyUse } from './auth/api-key-use.ts';
import { type Authenticate, createAuthenticator } from './auth/authenticator.ts';
import { Keyring } from './auth/keyring.ts';
import { Revocations } from './auth/revocations.ts';
import type { Bus } from './bus/bus.ts';
import { createMemoryBus } from './bus/memory-bus.ts';
import { NatsBus } from './bus/nats-bus.ts';
import type { Settings } from './config.ts';
import { openDatabase } from './db/open-database.ts';
import type { Db } from './db/pool.ts';
import { createLimits, type Limits } from './limits/limits.ts';
import { createMailSender } from './mail/create-mail-sender.ts';
import type { MailSender } from './mail/mail.ts';
import { createInstruments, type Instruments } from './metrics/instruments.ts';
import { SettingsCache } from './resources/widget-config/settings-cache.ts';

/** What core-api stands on: made once, handed down, closed in reverse. */
export interface Parts {
  readonly clock: Clock;
  readonly log: Logger;
  readonly db: Db;
  readonly instruments: Instruments;
  readonly bus: Bus;
  readonly keyring: Keyring;
  readonly revocations: Revocations;
  readonly authenticate: Authenticate;
  readonly apiKeys: ApiKeys;
  readonly limits: Limits;
  readonly mail: MailSender;
  readonly publicCdnBase: string;
  readonly settingsCache: SettingsCache;
  readonly ownOrigins: ReadonlySet<string>;
  close(): Promise<void>;
}

/** @throws {DatabaseRefused} when the database isn't fit for service */
export async function openParts(settings: Settings, log: Logger): Promise<Parts> {
  const clock = systemClock;
  const publicCdnBase = settings.IRIS_PUBLIC_CDN_BASE;
  const db = await openDatabase(settings.DATABASE_URL, log);
  const bus =
    settings.NATS_URL === undefined
      ? createMemoryBus(log)
      : new NatsBus({ url: settings.NATS_URL, clock, log });
  const keyring = await Keyring.open({ db, folder: path.join(settings.IRIS_DATA_DIR, 'keys'), clock, log });
  const revocations = await Revocations.open({ db, bus, clock, log });
  const apiKeyUse = new ApiKeyUse({ db, clock, log });
  const apiKeys = new ApiKeys({ db, bus, clock, used: (caller) => apiKeyUse.note(caller) });
  const settingsCache = new SettingsCache({ db, bus, clock, log });
  const limits = createLimits({ scale: settings.IRIS_RATE_LIMIT_SCALE, pool: db.pool, bus, clock });
  const mailFolder = path.join(settings.IRIS_DATA_DIR, 'mail');
  return {
    clock,
    log,
    db,
    instruments: createInstruments(),
    bus,
    keyring,
    revocations,
    authenticate: createAuthenticator({ keyring, revocations, clock }),
    apiKeys,
    limits,
    mail: createMailSender({ smtpUrl: settings.SMTP_URL, folder: mailFolder, publicCdnBase }),
    publicCdnBase,
    settingsCache,
    ownOrigins: ownOrigins(publicCdnBase),
    async close() {
      limits.close();
      settingsCache.close();
      revocations.close();
      keyring.close();
      apiKeys.close();
      await apiKeyUse.close();
      await bus.close();
      await db.end();
    },
  };
}
