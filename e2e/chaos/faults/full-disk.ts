import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from './fault.ts';

const lastsMs = 10_000;

/** The database's disk is full for 10 s: posts are refused, not lost, and get through once there is room. */
export const fullDisk: Fault = {
  name: 'full-disk',
  diskMegabytes: 200,
  inflict: async ({ product, disk }) => {
    if (!disk) throw new Error('only a small disk can be filled up');
    await disk.fill();
    try {
      await wait(lastsMs);
    } finally {
      await disk.clear();
    }
    await product.untilReady();
  },
};
