import { expect, it } from 'vitest';
import { ManualClock } from './manual-clock.ts';
import { Refresher } from './refresher.ts';

/** A source whose reads take as long as the test likes. */
function aSource() {
  const clock = new ManualClock();
  const reads: PromiseWithResolvers<void>[] = [];
  const refresher = new Refresher(clock, 100, () => {
    const read = Promise.withResolvers<void>();
    reads.push(read);
    return read.promise;
  });
  /** Lets everything run that waits for nothing but its turn. */
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const isDone = async (promise: Promise<void>) => {
    let done = false;
    promise.then(
      () => (done = true),
      () => (done = true),
    );
    await turn();
    return done;
  };
  return { clock, reads, refresher, turn, isDone };
}

it('reads at once when nothing was read for a while, and once for all who ask together', async () => {
  const { reads, refresher, isDone } = aSource();
  const [one, two] = [refresher.anew(), refresher.anew()];
  expect(await isDone(one)).toBe(false);
  expect(reads).toHaveLength(1);
  reads[0]?.resolve();
  await Promise.all([one, two]);
});

it('gives nobody a read that began before they asked', async () => {
  const { clock, reads, refresher, turn, isDone } = aSource();
  const early = refresher.anew();
  await turn();
  const late = refresher.anew();
  reads[0]?.resolve();
  await early;
  expect(await isDone(late)).toBe(false);
  expect(reads).toHaveLength(1);
  clock.advance(100);
  await turn();
  expect(reads).toHaveLength(2);
  reads[1]?.resolve();
  await late;
});

it('begins no read while another is under way, however long that takes', async () => {
  const { clock, reads, refresher, turn } = aSource();
  void refresher.anew();
  await turn();
  void refresher.anew();
  clock.advance(1_000);
  void refresher.now();
  await turn();
  expect(reads).toHaveLength(1);
});

it('tells of a failed read to those who waited for it, and reads on', async () => {
  const { clock, reads, refresher, turn } = aSource();
  const failing = refresher.anew();
  await turn();
  reads[0]?.reject(new Error('away'));
  await expect(failing).rejects.toThrow('away');
  await refresher.settled();
  const next = refresher.anew();
  clock.advance(100);
  await turn();
  reads[1]?.resolve();
  await next;
});
