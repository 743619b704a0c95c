import { freePort } from '@iris/standalone';
import { startBff } from './bff.ts';
import { startCoreApi, type TestCoreApi } from './core-api.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { createWorkspace, type Workspace } from './factories.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import type { TestEnvironment, TestService } from './service.ts';

/** The two services on a database of their own. */
interface RunningServices {
  readonly database: TestDatabase;
  readonly coreApi: TestCoreApi;
  readonly bff: TestService;
  stop(): Promise<void>;
}

/** The whole product, as a browser meets it. */
export interface RunningProduct extends RunningServices {
  /** The workspace that `/demo.html` shows. */
  readonly workspace: Workspace;
}

/** The same where mails reach people: nobody has a workspace before reading one. */
export interface MailedProduct extends RunningServices {
  readonly mailServer: MailServer;
}

/** Starts a database, core-api, a demo workspace and the bff; all ports free, each knowing the other's address. */
export async function startAll(options: { env?: TestEnvironment } = {}): Promise<RunningProduct> {
  const env = { ...(await addresses()), ...options.env };
  const database = await createDatabase();
  const coreApi = await startCoreApi({ databaseUrl: database.appUrl, env });
  const workspace = await createWorkspace(coreApi.url);
  const bff = await startBff({
    apiUrl: coreApi.url,
    env: { ...env, IRIS_DEMO_TENANT_ID: workspace.tenantId },
  });
  return { database, coreApi, bff, workspace, stop: stopping({ database, coreApi, bff }) };
}

/** Starts the same with a mail server, and without a workspace. */
export async function startAllWithMail(): Promise<MailedProduct> {
  const mailServer = await startMailServer();
  const env = await addresses();
  const database = await createDatabase();
  const coreApi = await startCoreApi({
    databaseUrl: database.appUrl,
    env: { ...env, SMTP_URL: mailServer.url },
  });
  const bff = await startBff({ apiUrl: coreApi.url, env });
  const stopServices = stopping({ database, coreApi, bff });
  const stop = async () => {
    await stopServices();
    await mailServer.stop();
  };
  return { database, coreApi, bff, mailServer, stop };
}

async function addresses(): Promise<TestEnvironment> {
  const [apiPort, bffPort] = [await freePort('127.0.0.1'), await freePort('127.0.0.1')];
  return {
    IRIS_API_PORT: String(apiPort),
    IRIS_BFF_PORT: String(bffPort),
    IRIS_PUBLIC_API_BASE: `http://127.0.0.1:${apiPort}`,
    IRIS_PUBLIC_CDN_BASE: `http://127.0.0.1:${bffPort}`,
  };
}

function stopping({ database, coreApi, bff }: Omit<RunningServices, 'stop'>): () => Promise<void> {
  return async () => {
    await Promise.all([bff.stop(), coreApi.stop()]);
    await database.drop();
  };
}
