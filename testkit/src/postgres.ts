import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { migrate, startEmbeddedPostgres } from '@iris/standalone';

/** What the test processes of one run share. */
export interface TestRun {
  /** Temporary, removed after the last test. */
  readonly folder: string;
  readonly template: TemplateDatabase;
}

/** What a test process has to know to copy the template. */
export interface TemplateDatabase {
  /** The superuser's login on the template's server. */
  readonly adminUrl: string;
  readonly name: string;
  /** Password of `iris_app`, the role that core-api uses. */
  readonly appPassword: string;
}

/**
 * Starts an embedded PostgreSQL in a temporary folder and migrates the template database. Durability stays on, as
 * in production: crash tests have to mean something.
 */
export async function startPostgres(): Promise<{ run: TestRun; stop: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'iris-testkit-'));
  const server = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres'), database: 'template' });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const appPassword = randomBytes(24).toString('base64url');
  try {
    await migrate({ adminUrl: server.adminUrl, appPassword, env: {} });
  } catch (error) {
    await stop();
    throw error;
  }
  const template = { adminUrl: urlOf(server.adminUrl, 'postgres'), name: 'template', appPassword };
  return { run: { folder, template }, stop };
}

/** The same login on another database. */
export function urlOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
