import { isId } from '@iris/contract';
import { describe, expect, it, vi } from 'vitest';
import { newId } from './ids.ts';
import { ManualClock } from './manual-clock.ts';

describe('newId', () => {
  it('makes UUIDv7s that sort in the order they were made', () => {
    const ids = Array.from({ length: 2_000 }, () => newId());
    expect(ids.every(isId)).toBe(true);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps that order while the clock of the machine goes back', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const before = newId();
      vi.setSystemTime(Date.now() - 1_000);
      const after = [newId(), newId()];
      expect([before, ...after].toSorted()).toEqual([before, ...after]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('takes its time from the clock it is given', () => {
    const id = newId(new ManualClock(0x0123456789ab));
    expect(id.slice(0, 13)).toBe('01234567-89ab');
    expect(isId(id)).toBe(true);
  });
});
