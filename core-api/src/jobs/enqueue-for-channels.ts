import type { Queryable } from '../db/in-tenant.ts';
import type { ChannelPayload, JobName, JobPayloads } from './job-names.ts';

/** The kinds of job that are about a channel. */
type ChannelJob = { [Name in JobName]: JobPayloads[Name] extends ChannelPayload ? Name : never }[JobName];

export interface ChannelJobOptions {
  readonly afterSeconds: number;
  /** Whether asking again puts the job off: it then runs once the channel has been quiet for so long. */
  readonly isPutOff: boolean;
}

/** Later jobs than mails, and given up soon: what a channel needs now it doesn't need tomorrow. */
const priority = 10;
const attemptsAtMost = 3;

/**
 * Puts a job for each channel into the queue, in the caller's transaction. While one waits for its turn asking again
 * adds none; once one runs, another one follows it, because it may have looked already.
 */
export async function enqueueForChannels(
  tx: Queryable,
  name: ChannelJob,
  channels: readonly ChannelPayload[],
  { afterSeconds, isPutOff }: ChannelJobOptions,
): Promise<void> {
  if (channels.length === 0) return;
  await tx.query({
    name: 'enqueue-for-channels',
    text: `select from graphile_worker.add_jobs(array(
        select ($1, json_build_object('tenant_id', tenant_id, 'channel_id', channel_id), null,
          now() + make_interval(secs => $2), $3::smallint, $1 || ':' || channel_id, $4::smallint, null
        )::graphile_worker.job_spec
        from unnest($5::uuid[], $6::uuid[]) as wanted (tenant_id, channel_id)), $7)`,
    values: [
      name,
      afterSeconds,
      attemptsAtMost,
      priority,
      channels.map((channel) => channel.tenant_id),
      channels.map((channel) => channel.channel_id),
      !isPutOff,
    ],
  });
}
