import type { TenantId } from '@iris/contract';
import { ManualClock, newId } from '@iris/kit';
import pg from 'pg';
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

it('takes some of very many without reading all of them, however long there were none', async () => {
  const { database, db, ...grounds } = await createGrounds();
  const tenantId: TenantId = newId();
  await furnishTenant(db, tenantId);
  const relay = new pg.Client({ connectionString: database.appUrl });
  await relay.connect();
  onTestFinished(async () => {
    await relay.end();
    await grounds.leave();
  });
  const take = `select from take_outbox('0 seconds', 500)`;
  for (let turn = 0; turn < 10; turn += 1) await relay.query(take);
  await asAdmin(
    database.adminUrl,
    `insert into iris.outbox (tenant_id, type, channel_id, seq)
     select c.tenant_id, 'message.asked', c.id, n
     from (select * from iris.channels where tenant_id = $1 limit 1) c, generate_series(1, 400000) n`,
    [tenantId],
  );
  const [table] = await asAdmin<{ pages: number }>(
    database.adminUrl,
    `select (pg_relation_size('iris.outbox') / current_setting('block_size')::int)::int as pages`,
  );
  const { rows } = await relay.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
    `explain (analyze, buffers, format json) ${take}`,
  );
  const plan = rows[0]?.['QUERY PLAN'][0].Plan ?? {};
  const blocks = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
  expect(blocks).toBeGreaterThan(0);
  expect(blocks).toBeLessThan(table?.pages ?? 0);
});
