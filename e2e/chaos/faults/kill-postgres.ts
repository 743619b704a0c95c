import { until } from '../harness/until.ts';
import { killTree } from '../product/process-tree.ts';
import type { Fault } from './fault.ts';

const startedWithinMs = 60_000;

/**
 * SIGKILL of PostgreSQL, its whole process tree at once: what was in its memory alone is gone, as in a power cut of the
 * database's machine. Then it recovers from its log.
 */
export const killPostgres: Fault = {
  name: 'kill-postgres',
  inflict: async ({ product }) => {
    const killed = await product.postmasterPid();
    await killTree(killed);
    const isReplaced = async () =>
      (await product.postmasterPid().catch(() => killed)) !== killed || undefined;
    await until('PostgreSQL is started again', startedWithinMs, isReplaced);
    await product.untilReady();
  },
};
