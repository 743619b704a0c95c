import { freePort } from '@iris/standalone';
import { startBff } from './bff.ts';
import { startCoreApi, type TestCoreApi } from './core-api.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { createWorkspace, type Workspace } from './factories.ts';
import type { TestEnvironment, TestService } from './service.ts';

/** The whole product, as a browser meets it. */
export interface RunningProduct {
  readonly database: TestDatabase;
  readonly coreApi: TestCoreApi;
  readonly bff: TestService;
  /** The workspace that `/demo.html` shows. */
  readonly workspace: Workspace;
  stop(): Promise<void>;
}

/** Starts a database, core-api, a demo workspace and the bff; all ports free, each knowing the other's address. */
export async function startAll(options: { env?: TestEnvironment } = {}): Promise<RunningProduct> {
  const [apiPort, bffPort] = [await freePort('127.0.0.1'), await freePort('127.0.0.1')];
  const env = {
    IRIS_API_PORT: String(apiPort),
    IRIS_BFF_PORT: String(bffPort),
    IRIS_PUBLIC_API_BASE: `http://127.0.0.1:${apiPort}`,
    IRIS_PUBLIC_CDN_BASE: `http://127.0.0.1:${bffPort}`,
    ...options.env,
  };
  const database = await createDatabase();
  const coreApi = await startCoreApi({ databaseUrl: database.appUrl, env });
  const workspace = await createWorkspace(coreApi.url);
  const bff = await startBff({
    apiUrl: coreApi.url,
    env: { ...env, IRIS_DEMO_TENANT_ID: workspace.tenantId },
  });
  const stop = async () => {
    await Promise.all([bff.stop(), coreApi.stop()]);
    await database.drop();
  };
  return { database, coreApi, bff, workspace, stop };
}
