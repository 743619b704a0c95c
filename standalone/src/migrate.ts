import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { plainWords } from './service-process/plain-words.ts';
import { StartRefused } from './start-refused.ts';

/** The checkout that this package is part of. */
export const repository = path.resolve(import.meta.dirname, '..', '..');

/** A database to bring up to date. */
export interface MigrateOptions {
  /** Login that may create roles and schemas. */
  readonly adminUrl: string;
  /** The password that the services' role `iris_app` gets. */
  readonly appPassword: string;
  /** What else that process is told. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Runs core-api's migrations in a process of their own.
 *
 * @throws StartRefused with the last thing that process said.
 */
export async function migrate({ adminUrl, appPassword, env }: MigrateOptions): Promise<void> {
  const program = path.join(repository, 'core-api', 'src', 'migrate.main.ts');
  try {
    await promisify(execFile)(process.execPath, [program], {
      env: { ...env, DATABASE_URL: adminUrl, IRIS_DB_APP_PASSWORD: appPassword },
    });
  } catch (cause) {
    throw new StartRefused(`The database could not be migrated: ${lastWordsOf(cause)}`, { cause });
  }
}

function lastWordsOf(error: unknown): string {
  const said =
    error instanceof Error
      ? [Reflect.get(error, 'stdout'), Reflect.get(error, 'stderr')].join('\n').trim()
      : '';
  return plainWords(said.split('\n').at(-1) || String(error));
}
