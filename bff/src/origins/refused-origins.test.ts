import { createLog, ManualClock, newId } from '@iris/kit';
import type { TenantId } from '@iris/contract';
import { describe, expect, it } from 'vitest';
import type { RefusedCounts } from '../core-api.ts';
import { RefusedOrigins } from './refused-origins.ts';

const log = createLog({ level: 'silent', service: 'test' });

function counter() {
  const clock = new ManualClock();
  const reports: unknown[] = [];
  let isAway = false;
  const coreApi = {
    countRefused: async (tenantId: TenantId, origins: RefusedCounts) => {
      if (isAway) throw new Error('away');
      reports.push({ tenant_id: tenantId, origins });
    },
  };
  const refused = new RefusedOrigins(coreApi, clock, log);
  return { clock, refused, reports, away: (away: boolean) => (isAway = away) };
}

describe('RefusedOrigins', () => {
  it('reports each second what was refused in it, by tenant', async () => {
    const { clock, refused, reports } = counter();
    const [a, b] = [newId<'tenant'>(), newId<'tenant'>()];
    refused.count(a, 'https://x.example');
    refused.count(a, 'https://x.example');
    refused.count(b, 'https://y.example');
    clock.advance(999);
    expect(reports).toEqual([]);
    clock.advance(1);
    await expect
      .poll(() => reports)
      .toEqual([
        { tenant_id: a, origins: [{ origin: 'https://x.example', count: 2 }] },
        { tenant_id: b, origins: [{ origin: 'https://y.example', count: 1 }] },
      ]);
    clock.advance(5_000);
    await refused.flush();
    expect(reports).toHaveLength(2);
  });

  it('keeps what core-api did not take and adds to it', async () => {
    const { refused, reports, away } = counter();
    const tenantId = newId<'tenant'>();
    refused.count(tenantId, 'https://x.example');
    away(true);
    await refused.flush();
    away(false);
    refused.count(tenantId, 'https://x.example');
    await refused.flush();
    expect(reports).toEqual([{ tenant_id: tenantId, origins: [{ origin: 'https://x.example', count: 2 }] }]);
  });

  it('counts a flood of invented origins up to what one report takes', async () => {
    const { refused, reports } = counter();
    const tenantId = newId<'tenant'>();
    for (let index = 0; index < 5_000; index++) refused.count(tenantId, `https://x${index}.example`);
    await refused.flush();
    expect(reports).toEqual([{ tenant_id: tenantId, origins: expect.any(Array) }]);
    expect(JSON.stringify(reports).match(/"count":1/g)).toHaveLength(100);
  });

  it('hands over the rest and ends its timer when it stops', async () => {
    const { clock, refused, reports } = counter();
    refused.count(newId<'tenant'>(), 'https://x.example');
    await refused.stop();
    expect(reports).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });
});
