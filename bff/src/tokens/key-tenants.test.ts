import type { TenantId } from '@iris/contract';
import { ManualClock, newId } from '@iris/kit';
import { expect, it } from 'vitest';
import { KeyTenants } from './key-tenants.ts';

const tenantId = newId<'tenant'>();

function keyTenants() {
  const asked: string[] = [];
  const clock = new ManualClock();
  const coreApi = {
    tenantOfKey: async (key: string): Promise<TenantId | undefined> => {
      asked.push(key);
      return key === 'good' ? tenantId : undefined;
    },
  };
  return { tenants: new KeyTenants(coreApi, clock), asked, clock };
}

it('asks for a key once a minute', async () => {
  const { tenants, asked, clock } = keyTenants();
  expect([await tenants.tenantOf('good'), await tenants.tenantOf('good')]).toEqual([tenantId, tenantId]);
  expect(asked).toEqual(['good']);
  clock.advance(60_000);
  await tenants.tenantOf('good');
  expect(asked).toEqual(['good', 'good']);
});

it('knows no tenant of a key that is not valid, remembers none, and asks for nothing endless', async () => {
  const { tenants, asked } = keyTenants();
  expect([await tenants.tenantOf('bad'), await tenants.tenantOf('bad')]).toEqual([undefined, undefined]);
  expect(asked).toEqual(['bad', 'bad']);
  expect(await tenants.tenantOf('x'.repeat(257))).toBeUndefined();
  expect(asked).toHaveLength(2);
});
