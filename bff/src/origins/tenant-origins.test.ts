import { IrisError } from '@iris/contract';
import { ManualClock, newId } from '@iris/kit';
import { describe, expect, it } from 'vitest';
import { TenantOrigins } from './tenant-origins.ts';

function known(list: string[]) {
  const tenantId = newId<'tenant'>();
  const state = { list, isAway: false, asked: 0 };
  const coreApi = {
    allowedOriginsOf: async () => {
      state.asked++;
      await Promise.resolve();
      if (state.isAway) throw new IrisError('unavailable');
      return state.list;
    },
  };
  const clock = new ManualClock();
  const origins = new TenantOrigins(coreApi, clock);
  const texts = async () => (await origins.rulesOf(tenantId)).map((rule) => rule.text);
  return { state, clock, texts };
}

describe('TenantOrigins', () => {
  it('asks once for calls that come at the same time, and not again within 3 s', async () => {
    const { state, clock, texts } = known(['https://a.example']);
    expect(await Promise.all([texts(), texts(), texts()])).toEqual([
      ['https://a.example'],
      ['https://a.example'],
      ['https://a.example'],
    ]);
    clock.advance(2_999);
    await texts();
    expect(state.asked).toBe(1);
  });

  it('follows a changed list after 3 s', async () => {
    const { state, clock, texts } = known(['https://a.example']);
    await texts();
    state.list = ['https://b.example'];
    expect(await texts()).toEqual(['https://a.example']);
    clock.advance(3_000);
    expect(await texts()).toEqual(['https://b.example']);
  });

  it('goes on with the last list while core-api is away, and follows it when it is back', async () => {
    const { state, clock, texts } = known(['https://a.example']);
    await texts();
    state.isAway = true;
    clock.advance(3_600_000);
    expect(await texts()).toEqual(['https://a.example']);
    state.isAway = false;
    state.list = [];
    expect(await texts()).toEqual([]);
  });

  it('says unavailable about a tenant it never asked for while core-api is away', async () => {
    const { state, texts } = known(['https://a.example']);
    state.isAway = true;
    await expect(texts()).rejects.toMatchObject({ code: 'unavailable' });
    state.isAway = false;
    expect(await texts()).toEqual(['https://a.example']);
  });
});
