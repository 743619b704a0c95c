import path from 'node:path';
import type { ServiceProcess } from '@iris/standalone';
import { startCoreApi } from '../harness/core-api.ts';
import type { Workbench } from '../harness/workbench.ts';
import { prepareBackend, type Question, type QuestionName } from './questions.ts';

/** A service, and what a backend asks of it. */
export interface Side {
  readonly service: ServiceProcess;
  readonly questions: Readonly<Record<QuestionName, Question>>;
}

/** core-api as it is. */
export async function startOurs(workbench: Workbench): Promise<Side> {
  const { appUrl } = await workbench.createDatabase();
  const service = await startCoreApi(workbench, appUrl);
  return { service, questions: (await prepareBackend(service.url)).questions };
}

/**
 * The bare service. It has a database of its own, which a core-api filled in the same way and left: its relay would go
 * on to empty the outbox, at the anchor's cost.
 */
export async function startBare(workbench: Workbench): Promise<Side> {
  const { appUrl } = await workbench.createDatabase();
  const coreApi = await startCoreApi(workbench, appUrl);
  const { tenantId, keyId, keyUserId, questions } = await prepareBackend(coreApi.url);
  coreApi.signal('SIGTERM');
  await coreApi.ended;
  const service = await workbench.start(path.join(import.meta.dirname, 'bare-service.main.ts'), {
    DATABASE_URL: appUrl,
    TENANT_ID: tenantId,
    KEY_ID: keyId,
    KEY_USER_ID: keyUserId,
  });
  return { service, questions };
}
