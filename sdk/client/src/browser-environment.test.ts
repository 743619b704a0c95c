import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserEnvironment } from './browser-environment.ts';

/** The lock as a browser keeps it, seen from another tab. */
let isHeld = false;
let request = async (_name: string, hold: () => Promise<void>) => {
  isHeld = true;
  await hold().finally(() => (isHeld = false));
};
const granted = request;

beforeEach(() => {
  vi.useFakeTimers();
  const stored = new Map<string, string>();
  vi.stubGlobal('navigator', {
    locks: { request: (name: string, hold: () => Promise<void>) => request(name, hold) },
  });
  vi.stubGlobal('window', {});
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});
afterEach(() => {
  request = granted;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a turn among tabs', () => {
  it('lasts until the others can see what was written in it; its outcome is there at once', async () => {
    const environment = browserEnvironment();
    const written = environment.exclusively('turn', async () => {
      environment.durable.set('session', 'new');
      return environment.durable.get('session');
    });
    expect(await written).toBe('new');
    await vi.advanceTimersByTimeAsync(249);
    expect(isHeld).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(isHeld).toBe(false);
  });

  it('fails when what is done in it throws before it waits for anything', async () => {
    const throws = (): Promise<never> => {
      throw new Error('no');
    };
    await expect(browserEnvironment().exclusively('turn', throws)).rejects.toThrow('no');
    expect(isHeld).toBe(false);
  });

  it('ends at once when nothing was written, or it failed', async () => {
    const environment = browserEnvironment();
    expect(await environment.exclusively('turn', async () => 1)).toBe(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(isHeld).toBe(false);
    const failing = environment.exclusively('turn', () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await vi.advanceTimersByTimeAsync(0);
    expect(isHeld).toBe(false);
  });

  it('is taken anyway where locks are refused', async () => {
    request = () => Promise.reject(new Error('blocked'));
    expect(await browserEnvironment().exclusively('turn', async () => 1)).toBe(1);
  });
});
