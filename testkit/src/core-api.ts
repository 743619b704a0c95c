import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { repository } from '@iris/standalone';
import { inject } from 'vitest';
import { commonSettings, startTestService, type TestEnvironment, type TestService } from './service.ts';

/** A running core-api. */
export interface TestCoreApi extends TestService {
  /** Its signing keys and mails; gone after the test run. */
  readonly dataFolder: string;
}

/**
 * Starts core-api on a database (`createDatabase().appUrl`), with a data folder of its own. Rate limits are off
 * unless `env` says otherwise.
 */
export async function startCoreApi(options: {
  databaseUrl: string;
  env?: TestEnvironment;
}): Promise<TestCoreApi> {
  const dataFolder = await mkdtemp(path.join(inject('run').folder, 'core-api-'));
  const service = await startTestService({
    program: path.join(repository, 'core-api', 'src', 'main.ts'),
    portVariable: 'IRIS_API_PORT',
    env: {
      ...commonSettings,
      DATABASE_URL: options.databaseUrl,
      IRIS_DATA_DIR: dataFolder,
      IRIS_PUBLIC_CDN_BASE: 'http://127.0.0.1:4100',
      IRIS_RATE_LIMIT_SCALE: '0',
      ...options.env,
    },
  });
  return Object.assign(service, { dataFolder });
}
