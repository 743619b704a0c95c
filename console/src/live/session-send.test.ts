import { IrisProblem } from '@iris/client';
import { describe, expect, it } from 'vitest';
import { createSessionSend } from './session-send.ts';

const request = {
  method: 'GET',
  path: '/',
  answer: (value: unknown): value is null => value === null,
} as const;

function aSend(...outcomes: readonly (Error | null)[]) {
  const left = [...outcomes];
  const ended: boolean[] = [];
  const send = createSessionSend(
    async <T>() => {
      const outcome = left.shift();
      if (outcome instanceof Error) throw outcome;
      return outcome as T;
    },
    (hadSession) => ended.push(hadSession),
  );
  const call = () => send(request).catch((problem: unknown) => problem);
  /** What a call answers, or that it stays open. */
  const outcome = () => Promise.race([call(), new Promise((resolve) => setTimeout(resolve, 0, 'open'))]);
  return { outcome, ended };
}

describe('calls of a session', () => {
  it('pass on what they answer, and what went wrong', async () => {
    const failure = new IrisProblem('forbidden', 403);
    const { outcome, ended } = aSend(null, failure);
    expect(await outcome()).toBeNull();
    expect(await outcome()).toBe(failure);
    expect(ended).toEqual([]);
  });

  it('tell that the session is over, and that there had been one, and stay open', async () => {
    const { outcome, ended } = aSend(null, new IrisProblem('auth_required', 401));
    await outcome();
    expect(await outcome()).toBe('open');
    expect(ended).toEqual([true]);
  });

  it.each([
    ['auth_required', false],
    ['session_expired', true],
  ])('tell by %s whether there had been one: %s', async (code, hadSession) => {
    const { outcome, ended } = aSend(new IrisProblem(code, 401));
    await outcome();
    expect(ended).toEqual([hadSession]);
  });
});
