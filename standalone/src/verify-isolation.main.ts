import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { readSettings, settingsOrExit } from '@iris/kit';
import Type from 'typebox';
import { withExistingDatabase } from './existing-database.ts';
import { repository } from './migrate.ts';
import { StartRefused } from './start-refused.ts';

// `npm run verify:isolation` (contract §10): finds the database; core-api, which alone knows what is in it, checks it.

const settings = settingsOrExit(() =>
  readSettings(
    Type.Object({
      DATABASE_URL: Type.Optional(Type.String()),
      IRIS_DATA_DIR: Type.String({ default: '.iris' }),
    }),
    process.env,
  ),
);

/** Answers the check's exit code. */
async function check(databaseUrl: string): Promise<number> {
  const program = path.join(repository, 'core-api', 'src', 'verify-isolation.main.ts');
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: 'inherit',
  });
  const [code]: unknown[] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}

try {
  const { DATABASE_URL, IRIS_DATA_DIR } = settings;
  process.exitCode = DATABASE_URL
    ? await check(DATABASE_URL)
    : await withExistingDatabase(IRIS_DATA_DIR, check);
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
