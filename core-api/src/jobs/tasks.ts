import { type Id, isId } from '@iris/contract';
import type { CronItem, Task } from 'graphile-worker';
import type { Db } from '../db/pool.ts';
import { learnAnswers } from '../drafts/answers/learn-answers.ts';
import type { MailSender } from '../mail/mail.ts';
import { keepUsage } from '../resources/introspection/keep-usage.ts';
import type { DraftParts } from '../resources/drafts/draft-reply.ts';
import { draftReply } from '../resources/drafts/draft-reply.ts';
import { sendResetMail } from '../resources/passwords/send-reset-mail.ts';
import { sendInviteMail } from '../resources/team/send-invite-mail.ts';
import { noteRefusedSignIn } from '../resources/workspace/refused-sign-in.ts';
import { sendSignupMail } from '../resources/workspace/send-signup-mail.ts';
import type { ChannelPayload, JobName } from './job-names.ts';
import { purgeIdempotentRequests } from './purge-idempotent-requests.ts';
import { purgeSignups } from './purge-signups.ts';
import { purgeSpentPoints } from './purge-spent-points.ts';

export interface JobParts {
  readonly db: Db;
  readonly mail: MailSender;
  readonly publicCdnBase: string;
}

/** What runs for each kind of job. A rejection is tried again later, ever more seldom. */
export function jobTasks(parts: JobParts): Record<Exclude<JobName, DraftJob>, Task> {
  return {
    'send-signup-mail': async (payload) =>
      void (await sendSignupMail(parts, idIn<'tenant'>(payload, 'tenant_id'))),
    'send-invite-mail': (payload) =>
      sendInviteMail(
        parts,
        idIn<'tenant'>(payload, 'tenant_id'),
        idIn<'invitation'>(payload, 'invitation_id'),
      ),
    'keep-usage': () => keepUsage(parts.db),
    'send-reset-mail': (payload) => sendResetMail(parts, idIn<'password-reset'>(payload, 'reset_id')),
    'note-refused-sign-in': (payload) => noteRefusedSignIn(parts.db, payload),
    'purge-signups': () => purgeSignups(parts.db),
    'purge-idempotent-requests': () => purgeIdempotentRequests(parts.db),
    'purge-spent-points': () => purgeSpentPoints(parts.db),
  };
}

/** Jobs with a runner of their own: whoever waits for a mail must not wait for drafts. */
type DraftJob = 'draft-reply' | 'learn-answers';

export function draftTasks(parts: DraftParts): Record<DraftJob, Task> {
  return {
    'draft-reply': (payload) => {
      const { tenant_id, channel_id } = channelIn(payload);
      return draftReply(parts, tenant_id, channel_id);
    },
    'learn-answers': (payload) => {
      const { tenant_id, channel_id } = channelIn(payload);
      return learnAnswers(parts.db, tenant_id, channel_id);
    },
  };
}

/** Times are UTC. */
export const jobSchedule: readonly CronItem[] = [
  // Late enough for whatever began before midnight to have ended.
  { task: 'keep-usage', match: '20 0 * * *' },
  { task: 'purge-signups', match: '17 3 * * *' },
  { task: 'purge-idempotent-requests', match: '43 * * * *' },
  { task: 'purge-spent-points', match: '*/10 * * * *' },
];

const channelIn = (payload: unknown): ChannelPayload => ({
  tenant_id: idIn<'tenant'>(payload, 'tenant_id'),
  channel_id: idIn<'channel'>(payload, 'channel_id'),
});

/** An id that a payload was given. */
function idIn<Thing extends string>(payload: unknown, key: string): Id<Thing> {
  const id: unknown = typeof payload === 'object' && payload !== null ? Reflect.get(payload, key) : undefined;
  if (!isId<Thing>(id)) throw new Error(`The job names no ${key}`);
  return id;
}
