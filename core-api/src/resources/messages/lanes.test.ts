import { expect, it } from 'vitest';
import { createLanes } from './lanes.ts';

/** An act that ends when it is told to, and says when it began. */
function held(name: string, began: string[]) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const act = () => {
    began.push(name);
    return promise;
  };
  return { act, end: () => resolve(name), fail: () => reject(new Error(name)) };
}

/** Lets every promise that can settle do so. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('begins an act only when the one before it in its lane has ended', async () => {
  const began: string[] = [];
  const [inLane, first, second] = [createLanes<string>(), held('first', began), held('second', began)];
  const answers = [inLane('a', first.act), inLane('a', second.act)];
  await settled();
  expect(began).toEqual(['first']);
  first.end();
  second.end();
  expect(await Promise.all(answers)).toEqual(['first', 'second']);
  expect(began).toEqual(['first', 'second']);
});

it('lets another lane go at once', async () => {
  const began: string[] = [];
  const [inLane, first, other] = [createLanes<string>(), held('first', began), held('other', began)];
  void inLane('a', first.act);
  void inLane('b', other.act);
  await settled();
  expect(began).toEqual(['first', 'other']);
});

it('lets the next act go when one fails', async () => {
  const began: string[] = [];
  const [inLane, first, second] = [createLanes<string>(), held('first', began), held('second', began)];
  const failed = inLane('a', first.act);
  const next = inLane('a', second.act);
  first.fail();
  second.end();
  await expect(failed).rejects.toThrow('first');
  expect(await next).toBe('second');
});
