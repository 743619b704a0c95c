import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from './fault.ts';

const lastsMs = 20_000;

/** SIGSTOP of a core-api for 20 s: it neither answers nor refuses, and then goes on as if nothing had happened. */
export const stopCoreApi: Fault = {
  name: 'stop-core-api',
  inflict: async ({ product, one }) => {
    const pid = one(product.coreApis).pid;
    process.kill(pid, 'SIGSTOP');
    try {
      await wait(lastsMs);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await product.untilReady();
  },
};
