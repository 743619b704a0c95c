import { createLog, logLevelSetting, readSettings, settingsOrExit } from '@iris/kit';
import Type from 'typebox';
import { MigrationRefused, migrate } from './db/migrate.ts';
import { readMigrations } from './db/migration-files.ts';

const settings = settingsOrExit(() =>
  readSettings(
    Type.Object({
      /** An administrator's login; the services get another, weaker one. */
      DATABASE_URL: Type.String({
        pattern: '^postgres(?:ql)?://',
        description: "postgres://… with an administrator's login",
      }),
      IRIS_DB_APP_PASSWORD: Type.String({
        minLength: 8,
        description: 'a password of 8 characters or more for the role iris_app',
      }),
      LOG_LEVEL: logLevelSetting(),
    }),
    process.env,
  ),
);

const log = createLog({ level: settings.LOG_LEVEL, service: 'migrate' });
try {
  const ran = await migrate({
    databaseUrl: settings.DATABASE_URL,
    appPassword: settings.IRIS_DB_APP_PASSWORD,
    migrations: await readMigrations(),
  });
  log.info({ migrations: ran }, ran.length > 0 ? 'database migrated' : 'database is up to date');
} catch (err) {
  if (err instanceof MigrationRefused) log.fatal(err.message);
  else log.fatal({ err }, 'migration failed');
  process.exitCode = 1;
}
