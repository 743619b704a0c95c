import { vi } from 'vitest';
import { startCoreApi, type TestCoreApi } from './core-api.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { startNats, type TestNats } from './nats.ts';
import type { TestEnvironment } from './service.ts';

/** Several core-apis that share a database and a NATS server. */
export interface Cluster {
  readonly database: TestDatabase;
  readonly nats: TestNats;
  readonly nodes: readonly TestCoreApi[];
  stop(): Promise<void>;
}

/** What a service of a busy machine may take until it reaches all it needs. */
const readyWithinMs = 30_000;

/** Starts a cluster whose nodes are all ready. Rate limits are off unless `env` says otherwise. */
export async function startCluster(count: number, env: TestEnvironment = {}): Promise<Cluster> {
  const [database, nats] = await Promise.all([createDatabase(), startNats()]);
  const options = { databaseUrl: database.appUrl, env: { NATS_URL: nats.url, ...env } };
  const nodes = await Promise.all(Array.from({ length: count }, () => startCoreApi(options)));
  await Promise.all(nodes.map(untilReady));
  return {
    database,
    nats,
    nodes,
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()));
      await nats.stop();
      await database.drop();
    },
  };
}

/** Resolves once a service says that it has all it needs. */
export async function untilReady({ url }: { readonly url: string }): Promise<void> {
  const look = async () => {
    const { ok, status } = await fetch(`${url}/readyz`);
    if (!ok) throw new Error(`not ready: ${status}`);
  };
  await vi.waitFor(look, { timeout: readyWithinMs });
}
