import { describe, expect, it } from 'vitest';
import { IrisProblem } from '@iris/client';
import { problemText, waitText } from './problem-text.ts';

describe('words for a problem', () => {
  it('say what to do about no answer', () => {
    expect(problemText(new IrisProblem('unreachable', 0), 'Not loaded').advice).toMatch(/connection/);
  });

  it('say how long to wait', () => {
    const problem = new IrisProblem('rate_limited', 429, { retryAfterMs: 42_000 });
    expect(problemText(problem, 'Not loaded').advice).toMatch(/in 42 s/);
  });

  it('carry the request id for whoever helps', () => {
    const problem = new IrisProblem('internal', 500, { requestId: 'request-1' });
    expect(problemText(problem, 'Not loaded')).toMatchObject({ title: 'Not loaded', requestId: 'request-1' });
  });

  it('are found for what is no answer of the server at all', () => {
    expect(problemText(new TypeError('x'), 'Not loaded').requestId).toBeNull();
  });

  it.each([
    [500, '1 s'],
    [89_000, '89 s'],
    [90_000, '2 min'],
    [null, '60 s'],
  ])('count %s ms as %s', (ms, text) => expect(waitText(ms)).toBe(text));
});
