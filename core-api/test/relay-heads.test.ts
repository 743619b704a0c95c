import type { TenantId } from '@iris/contract';
import { ManualClock, newId } from '@iris/kit';
import { expect, it, onTestFinished } from 'vitest';
import { createMemoryBus } from '../src/bus/memory-bus.ts';
import { tenantTopic } from '../src/bus/topics.ts';
import { relayHeads } from '../src/resources/channels/relay-heads.ts';
import { asAdmin } from './support/databases.ts';
import { furnishTenant } from './support/furnish-tenant.ts';
import { createGrounds, silentLog } from './support/service-parts.ts';

it('empties in one turn what more events than it takes at once have left, of however few channels', async () => {
  const { database, db, ...grounds } = await createGrounds();
  onTestFinished(() => grounds.leave());
  const tenantId: TenantId = newId();
  await furnishTenant(db, tenantId);
  const admin = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    asAdmin<Row>(database.adminUrl, text, values);
  await admin('delete from iris.outbox');
  await admin(
    `insert into iris.outbox (tenant_id, type, channel_id, seq, created_at)
     select c.tenant_id, 'message.asked', c.id, n, now() - interval '1 minute'
     from (select * from iris.channels where tenant_id = $1 limit 1) c, generate_series(1, 1700) n`,
    [tenantId],
  );
  const bus = createMemoryBus(silentLog);
  const told: unknown[] = [];
  bus.subscribe(tenantTopic(tenantId), (event) => told.push(event));
  const clock = new ManualClock();
  const stop = relayHeads({ db, bus, clock, log: silentLog });
  clock.advance(500);
  await stop();
  expect(await admin('select count(*)::int as left from iris.outbox')).toEqual([{ left: 0 }]);
  expect(told.length).toBeGreaterThan(0);
});
