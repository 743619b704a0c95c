import path from 'node:path';
import { repository } from '@iris/standalone';
import { commonSettings, startTestService, type TestEnvironment, type TestService } from './service.ts';

/** Starts a bff in front of a core-api, which has to run with the kit's own `IRIS_BFF_KEY`. */
export function startBff(options: { apiUrl: string; env?: TestEnvironment }): Promise<TestService> {
  return startTestService({
    program: path.join(repository, 'bff', 'src', 'main.ts'),
    portVariable: 'IRIS_BFF_PORT',
    env: { ...commonSettings, IRIS_API_URL: options.apiUrl, ...options.env },
  });
}
