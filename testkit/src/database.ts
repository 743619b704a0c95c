import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type TestRun, urlOf } from './postgres.ts';

/** A migrated database that belongs to one test file. */
export interface TestDatabase {
  /** The superuser's login: for looking behind the curtain, and for breaking things. */
  readonly adminUrl: string;
  /** The login that core-api uses: role `iris_app`, under row level security. */
  readonly appUrl: string;
  /** Removes it, cutting off whoever is still connected. */
  drop(): Promise<void>;
}

/** Copies the template: of this test run, inside vitest projects that have testkit's global setup, or of another one. */
export async function createDatabase({ template }: TestRun = inject('run')): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await execute(template.adminUrl, `create database ${name} template ${template.name}`);
  const adminUrl = urlOf(template.adminUrl, name);
  const appUrl = new URL(adminUrl);
  appUrl.username = 'iris_app';
  appUrl.password = template.appPassword;
  return {
    adminUrl,
    appUrl: appUrl.href,
    drop: () => execute(template.adminUrl, `drop database ${name} with (force)`),
  };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
