import { generateKeyPairSync } from 'node:crypto';
import { IrisError, type PublicJwk } from '@iris/contract';
import { ManualClock } from '@iris/kit';
import { describe, expect, it } from 'vitest';
import { TokenKeys } from './token-keys.ts';

function jwkOf(kid: string): PublicJwk {
  const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
    format: 'jwk',
  });
  return { kid, kty: 'EC', crv: 'P-256', x, y, alg: 'ES256', use: 'sig' };
}

function keySet() {
  const clock = new ManualClock();
  const published = [jwkOf('k1')];
  const state = { isAway: false, asked: 0 };
  const coreApi = {
    tokenKeys: async () => {
      state.asked++;
      await Promise.resolve();
      if (state.isAway) throw new IrisError('unavailable');
      return [...published];
    },
  };
  return { clock, published, state, keys: new TokenKeys(coreApi, clock) };
}

describe('TokenKeys', () => {
  it('asks once for calls at the same time and keeps what it learned', async () => {
    const { keys, state, clock } = keySet();
    const found = await Promise.all([keys.keyOf('k1'), keys.keyOf('k1')]);
    clock.advance(3_600_000);
    await keys.keyOf('k1');
    expect(found.every(Boolean)).toBe(true);
    expect(state.asked).toBe(1);
  });

  it('learns a new key when a token names it', async () => {
    const { keys, published, clock } = keySet();
    await keys.keyOf('k1');
    published.push(jwkOf('k2'));
    const found = keys.keyOf('k2');
    clock.advance(100);
    expect(await found).toBeDefined();
  });

  it('asks at most ten times a second for invented keys, and refuses no good one for their sake', async () => {
    const { keys, published, state, clock } = keySet();
    expect(await keys.keyOf('invented')).toBeUndefined();
    const invented = Array.from({ length: 100 }, (_, index) => keys.keyOf(`invented ${index}`));
    published.push(jwkOf('k2'));
    const found = keys.keyOf('k2');
    clock.advance(100);
    expect(await Promise.all(invented)).toEqual(Array.from({ length: 100 }));
    expect(await found).toBeDefined();
    expect(state.asked).toBe(2);
  });

  it('does not call a key unknown while core-api is away', async () => {
    const { keys, state, clock } = keySet();
    state.isAway = true;
    await expect(keys.keyOf('k1')).rejects.toMatchObject({ code: 'unavailable' });
    const again = keys.keyOf('k1');
    clock.advance(100);
    await expect(again).rejects.toMatchObject({ code: 'unavailable' });
    state.isAway = false;
    clock.advance(100);
    expect(await keys.keyOf('k1')).toBeDefined();
  });
});
