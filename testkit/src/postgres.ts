import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import Type, { type Static } from 'typebox';
import Value from 'typebox/value';

const TestRun = Type.Object({
  /** Temporary, removed after the last test. */
  folder: Type.String(),
  template: Type.Object({
    /** The superuser's login on the template's server. */
    adminUrl: Type.String(),
    name: Type.String(),
    /** Password of `iris_app`, the role that core-api uses. */
    appPassword: Type.String(),
  }),
});

/** What the test processes of one run share. */
export type TestRun = Readonly<Static<typeof TestRun>>;

/**
 * Starts an embedded PostgreSQL in a temporary folder and migrates the template database. Durability stays on, as
 * in production: crash tests have to mean something. All of it is gone after `stop()`, or when this process is.
 */
export async function startPostgres(): Promise<{ run: TestRun; stop: () => Promise<void> }> {
  // Detached: Ctrl+C in the terminal would end it before it has cleaned up.
  const keeper = fork(path.join(import.meta.dirname, 'postgres-keeper.ts'), { detached: true });
  const ended = once(keeper, 'exit');
  const fails = ended.then(([code]) => {
    throw new Error(`the test database could not be made (exit code ${code}): see above`);
  });
  const [run]: unknown[] = await Promise.race([once(keeper, 'message'), fails]);
  Value.Assert(TestRun, run);
  const stop = async () => {
    keeper.disconnect();
    await ended;
  };
  return { run, stop };
}

/** The same login on another database. */
export function urlOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
