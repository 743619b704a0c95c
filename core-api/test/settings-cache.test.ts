import { type TenantId } from '@iris/contract';
import { ManualClock, newId } from '@iris/kit';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Bus } from '../src/bus/bus.ts';
import { createMemoryBus } from '../src/bus/memory-bus.ts';
import { widgetSettingsTopic } from '../src/bus/topics.ts';
import { inTenant } from '../src/db/in-tenant.ts';
import { updateWidgetConfig } from '../src/resources/widget-config/queries.ts';
import { replaceSettings } from '../src/resources/widget-config/replace-settings.ts';
import { SettingsCache } from '../src/resources/widget-config/settings-cache.ts';
import { whileLocked } from './support/databases.ts';
import { furnishTenant } from './support/furnish-tenant.ts';
import { createGrounds, type Grounds, silentLog } from './support/service-parts.ts';

let grounds: Grounds;
let clock: ManualClock;
let tenantId: TenantId;
const caches: SettingsCache[] = [];

beforeAll(async () => {
  grounds = await createGrounds();
});
afterAll(async () => {
  for (const cache of caches) cache.close();
  await grounds.leave();
});
beforeEach(async () => {
  clock = new ManualClock(Date.now());
  tenantId = newId();
  await furnishTenant(grounds.db, tenantId);
});

function createNode(bus: Bus): SettingsCache {
  const cache = new SettingsCache({ db: grounds.db, bus, clock, log: silentLog });
  caches.push(cache);
  return cache;
}

const titleAt = async (cache: SettingsCache) => (await cache.get(tenantId))?.config.title;

const rename = (bus: Bus, title: string) =>
  replaceSettings(
    { db: grounds.db, bus },
    {
      audience: 'admin',
      role: 'admin',
      tenantId,
      userId: newId(),
      sessionId: newId(),
      expiresAt: new Date(),
    },
    { title },
    { id: 'test', ip: '127.0.0.1', origin: null, fromBff: false, header: () => undefined },
  );

it('hears of a change on every node of the bus at once', async () => {
  const bus = createMemoryBus(silentLog);
  const nodes = [createNode(bus), createNode(bus)];
  expect(await Promise.all(nodes.map(titleAt))).toEqual(['Company', 'Company']);
  await rename(bus, 'New');
  expect(await Promise.all(nodes.map(titleAt))).toEqual(['New', 'New']);
});

it('learns within 5 s of a change that the bus did not tell', async () => {
  const apart = createNode(createMemoryBus(silentLog));
  expect(await titleAt(apart)).toBe('Company');
  await rename(createMemoryBus(silentLog), 'New');
  expect(await titleAt(apart)).toBe('Company');
  clock.advance(5_000);
  await expect.poll(() => titleAt(apart)).toBe('New');
});

it('asks the database once for many who ask at once', async () => {
  const cache = createNode(createMemoryBus(silentLog));
  const asked = Array.from({ length: 100 }, () => cache.get(tenantId));
  expect(new Set(asked).size).toBe(1);
  expect(new Set(await Promise.all(asked)).size).toBe(1);
});

it('keeps no settings that were read before a change and came after it', async () => {
  const bus = createMemoryBus(silentLog);
  const cache = createNode(bus);
  let early: Promise<unknown> = Promise.resolve();
  await whileLocked(grounds.database.adminUrl, ['iris.tenants'], async () => {
    early = cache.get(tenantId);
    bus.publish(widgetSettingsTopic, { tenant_id: tenantId });
  });
  await early;
  await inTenant(grounds.db, tenantId, (tx) => updateWidgetConfig(tx, { title: 'New' }));
  expect(await titleAt(cache)).toBe('New');
});

it('keeps neither an unknown tenant nor a failure', async () => {
  const cache = createNode(createMemoryBus(silentLog));
  tenantId = newId();
  expect(await cache.get(tenantId)).toBeUndefined();
  await furnishTenant(grounds.db, tenantId);
  expect(await titleAt(cache)).toBe('Company');
});
