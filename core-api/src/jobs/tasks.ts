import { isId } from '@iris/contract';
import type { CronItem, Task } from 'graphile-worker';
import type { Db } from '../db/pool.ts';
import type { MailSender } from '../mail/mail.ts';
import { sendSignupMail } from '../resources/workspace/send-signup-mail.ts';
import type { JobName } from './job-names.ts';
import { purgeSignups } from './purge-signups.ts';

export interface JobParts {
  readonly db: Db;
  readonly mail: MailSender;
  readonly publicCdnBase: string;
}

/** What runs for each kind of job. A rejection is tried again later, ever more seldom. */
export function jobTasks(parts: JobParts): Record<JobName, Task> {
  return {
    'send-signup-mail': async (payload) => void (await sendSignupMail(parts, tenantIdOf(payload))),
    'purge-signups': () => purgeSignups(parts.db),
  };
}

/** Times are UTC. */
export const jobSchedule: readonly CronItem[] = [{ task: 'purge-signups', match: '17 3 * * *' }];

function tenantIdOf(payload: unknown) {
  const id = typeof payload === 'object' && payload !== null && 'tenant_id' in payload && payload.tenant_id;
  if (!isId<'tenant'>(id)) throw new Error('The job names no tenant');
  return id;
}
