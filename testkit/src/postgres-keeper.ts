// The process that owns the PostgreSQL of a test run. It cleans up when the channel to the run breaks, so that a run
// which is interrupted, or killed, leaves neither server nor files behind.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { migrate, startEmbeddedPostgres } from '@iris/standalone';
import { urlOf } from './postgres.ts';

const template = 'template';
const isAlone = new Promise<void>((resolve) => process.once('disconnect', () => resolve()));
const folder = await mkdtemp(path.join(os.tmpdir(), 'iris-testkit-'));
try {
  const server = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres'), database: template });
  try {
    const appPassword = randomBytes(24).toString('base64url');
    await migrate({ adminUrl: server.adminUrl, appPassword, env: {} });
    const adminUrl = urlOf(server.adminUrl, 'postgres');
    const run = { folder, template: { adminUrl, name: template, appPassword } };
    // With a callback a channel that just broke is no uncaught exception, which would skip the cleaning up.
    process.send?.(run, undefined, undefined, () => undefined);
    await isAlone;
  } finally {
    await server.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
