import type { Clock, Logger } from '@iris/kit';
import type { Bus } from '../../bus/bus.ts';
import { tenantTopic } from '../../bus/topics.ts';
import { inTransaction } from '../../db/in-transaction.ts';
import type { Queryable } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { enqueueForChannels } from '../../jobs/enqueue-for-channels.ts';
import { presentChannelState } from './present.ts';
import type { TakenChannelRow } from './queries.ts';
import type { TenantEvent } from '../../bus/tenant-event.ts';

/** Young events are about to be announced by whoever made them. */
const minimumAge = '500 milliseconds';
/** An operator who opens a room that was written to just now should find the draft there. */
const everyMs = 500;
const eventsAtOnce = 500;

/**
 * Empties the outbox: tells the heads of channels in which something happened half a second ago or longer. Where that was
 * announced in time nobody hears it again; where a process died between commit and announcement, every socket learns
 * what it lacks within 5 s (contract §7). What was said there wakes the making of drafts, in the same transaction: no
 * message waits for that, and none is forgotten.
 */
export function relayHeads({
  db,
  bus,
  clock,
  log,
}: {
  db: Db;
  bus: Bus;
  clock: Clock;
  log: Logger;
}): () => Promise<void> {
  let running = Promise.resolve();
  let isBusy = false;
  const stop = clock.setInterval(() => {
    // A node that reaches no other leaves the outbox to those that do.
    if (isBusy || !bus.isConnected) return;
    isBusy = true;
    running = relay(db, bus)
      .catch((error: unknown) => log.warn({ err: error }, 'heads were not told'))
      .finally(() => (isBusy = false));
  }, everyMs);
  return async () => {
    stop();
    await running;
  };
}

async function relay(db: Db, bus: Bus): Promise<void> {
  let taken: number;
  do {
    taken = await inTransaction(db, async (tx) => {
      const rows = await tx.query<TakenChannelRow>({
        name: 'take-outbox',
        text: `select tenant_id, id, name, channel_type, topic, status, last_seq, merged_into, created_at, updated_at,
          archived_at, events, was_answered_in, concerns_draft from take_outbox($1::interval, $2)`,
        values: [minimumAge, eventsAtOnce],
      });
      await wakeDrafts(tx, rows);
      // Before the commit: should this node die here, or lose its bus, the rows are still there for another one.
      for (const row of rows) bus.publish(tenantTopic(row.tenant_id), headEvent(row));
      if (rows.length > 0 && !(await bus.delivered())) throw new Error('The bus was lost.');
      return rows.reduce((sum, { events }) => sum + events, 0);
    });
  } while (taken >= eventsAtOnce);
}

/** So long after the last answer in a channel, what was answered in it is looked at. */
const quietSeconds = 10;

/** What was said is answered by a draft, and once answered by somebody, something to draft from. */
async function wakeDrafts(tx: Queryable, rows: readonly TakenChannelRow[]): Promise<void> {
  const channels = (those: readonly TakenChannelRow[]) =>
    those.map(({ tenant_id, id: channel_id }) => ({ tenant_id, channel_id }));
  const drafted = channels(rows.filter((row) => row.concerns_draft));
  await enqueueForChannels(tx, 'draft-reply', drafted, { afterSeconds: 0, isPutOff: false });
  const answeredIn = channels(rows.filter((row) => row.was_answered_in));
  await enqueueForChannels(tx, 'learn-answers', answeredIn, { afterSeconds: quietSeconds, isPutOff: true });
}

function headEvent(row: TakenChannelRow): TenantEvent {
  return {
    to: 'laggards',
    channelId: row.id,
    frame: { type: 'channel.updated', payload: presentChannelState(row) },
  };
}
