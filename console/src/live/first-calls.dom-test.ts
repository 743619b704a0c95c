import { expect } from '@open-wc/testing';
import { firstAnswers, type FirstCalls } from './first-calls.ts';

const forever = 1_000_000;

describe('the first calls', () => {
  it('are waited for until each is answered or has failed', async () => {
    let isAnswered = false;
    const slow = Promise.resolve().then(() => {
      isAnswered = true;
      return new Response('{}');
    });
    const calls: FirstCalls = new Map([
      ['/slow', slow],
      ['/failed', Promise.reject(new TypeError('Failed to fetch'))],
    ]);
    await firstAnswers(calls, forever);
    expect(isAnswered).to.equal(true);
  });

  it('are not waited for longer than one has patience', async () => {
    await firstAnswers(new Map([['/hangs', new Promise<Response>(() => {})]]), 0);
  });
});
