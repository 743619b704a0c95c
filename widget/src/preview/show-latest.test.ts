import { expect, it } from 'vitest';
import { showLatest } from './show-latest.ts';

it('shows the last wish, in whatever order the code comes for them', async () => {
  const loads: PromiseWithResolvers<void>[] = [];
  const load = () => {
    const one = Promise.withResolvers<void>();
    loads.push(one);
    return one.promise;
  };
  const shown: string[] = [];
  const show = showLatest<string>(load, (wanted) => shown.push(wanted));
  const calls = [show('as saved'), show('typed'), show('typed more')];
  for (const { resolve } of loads.toReversed()) resolve();
  await Promise.all(calls);
  expect(shown).toEqual(['typed more']);
  const next = show('typed again');
  loads.at(-1)?.resolve();
  await next;
  expect(shown).toEqual(['typed more', 'typed again']);
});
