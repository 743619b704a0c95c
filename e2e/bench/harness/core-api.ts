import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { repository, type ServiceProcess } from '@iris/standalone';
import type { Workbench } from './workbench.ts';

/** By which core-api knows the bff of the same run. */
const bffKey = randomBytes(24).toString('base64url');

/**
 * Starts core-api as in production. Requests are counted against their limits, only that a thousand times as many may
 * come, and each has its line in the log.
 */
export async function startCoreApi(
  workbench: Workbench,
  databaseUrl: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ServiceProcess> {
  return workbench.start(path.join(repository, 'core-api', 'src', 'main.ts'), {
    DATABASE_URL: databaseUrl,
    IRIS_HOST: '127.0.0.1',
    IRIS_API_PORT: '0',
    IRIS_DATA_DIR: await workbench.createFolder(),
    IRIS_PUBLIC_CDN_BASE: 'http://127.0.0.1:4100',
    IRIS_BFF_KEY: bffKey,
    IRIS_RATE_LIMIT_SCALE: '1000',
    ...env,
  });
}

/** Starts a bff in front of a core-api of this run. */
export function startBff(workbench: Workbench, apiUrl: string): Promise<ServiceProcess> {
  return workbench.start(path.join(repository, 'bff', 'src', 'main.ts'), {
    IRIS_HOST: '127.0.0.1',
    IRIS_BFF_PORT: '0',
    IRIS_API_URL: apiUrl,
    IRIS_BFF_KEY: bffKey,
  });
}
