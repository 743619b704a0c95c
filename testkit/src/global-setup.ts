import type { TestProject } from 'vitest/node';
import { startPostgres, type TestRun } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    run: TestRun;
  }
}

/** Starts the one PostgreSQL of a test run, with its migrated template, and ends it after the last test. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { run, stop } = await startPostgres();
  project.provide('run', run);
  return stop;
}
