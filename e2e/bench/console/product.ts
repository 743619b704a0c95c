import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { freePort, repository } from '@iris/standalone';
import { openWorkbench } from '../harness/workbench.ts';

/** The product on a database of its own, with everything durable and no rate limits. */
export interface Product {
  /** The database as its superuser, who may fill it. */
  readonly adminUrl: string;
  readonly apiUrl: string;
  readonly bffUrl: string;
  stop(): Promise<void>;
}

export async function startProduct(): Promise<Product> {
  const workbench = await openWorkbench();
  const database = await workbench.createDatabase();
  const [apiPort, bffPort] = [await freePort('127.0.0.1'), await freePort('127.0.0.1')];
  const [apiUrl, bffUrl] = [`http://127.0.0.1:${apiPort}`, `http://127.0.0.1:${bffPort}`];
  const shared = {
    IRIS_HOST: '127.0.0.1',
    IRIS_BFF_KEY: randomBytes(24).toString('base64url'),
    IRIS_PUBLIC_API_BASE: apiUrl,
    IRIS_PUBLIC_CDN_BASE: bffUrl,
  };
  await workbench.start(path.join(repository, 'core-api', 'src', 'main.ts'), {
    ...shared,
    DATABASE_URL: database.appUrl,
    IRIS_API_PORT: String(apiPort),
    IRIS_DATA_DIR: await workbench.createFolder(),
    IRIS_RATE_LIMIT_SCALE: '0',
  });
  await workbench.start(path.join(repository, 'bff', 'src', 'main.ts'), {
    ...shared,
    IRIS_API_URL: apiUrl,
    IRIS_BFF_PORT: String(bffPort),
  });
  return { adminUrl: database.adminUrl, apiUrl, bffUrl, stop: () => workbench.close() };
}
