import { createLog, readSettings, settingsOrExit } from '@iris/kit';
import Type from 'typebox';
import { assertMigrated } from './db/assert-migrated.ts';
import { DatabaseRefused } from './db/assert-weak-role.ts';
import { inTransaction } from './db/in-transaction.ts';
import { reportText } from './db/isolation/report-text.ts';
import { readMigrations } from './db/migration-files.ts';
import { createDb } from './db/pool.ts';
import { verifyIsolation } from './db/verify-isolation.ts';

// `npm run verify:isolation` (contract §10): the table on stdout, and 0 only when nothing is wrong.

const settings = settingsOrExit(() =>
  readSettings(
    Type.Object({
      DATABASE_URL: Type.String({
        pattern: '^postgres(?:ql)?://',
        description: "postgres://… with an administrator's login, or with that of iris_app",
      }),
    }),
    process.env,
  ),
);

const db = createDb({
  url: settings.DATABASE_URL,
  log: createLog({ level: 'error', service: 'verify-isolation' }),
  max: 1,
});
try {
  await assertMigrated(db, await readMigrations());
  const reports = await inTransaction(db, verifyIsolation);
  process.stdout.write(reportText(reports));
  if (reports.some(({ violations }) => violations.length > 0)) process.exitCode = 1;
} catch (error) {
  const isForeseen = error instanceof DatabaseRefused;
  process.stderr.write(
    `${isForeseen ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exitCode = 1;
} finally {
  await db.end();
}
