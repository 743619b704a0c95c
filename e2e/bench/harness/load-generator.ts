import path from 'node:path';
import Value from 'typebox/value';
import { type Load, Outcome } from './closed-loop.ts';
import { startWorker } from './worker.ts';

/** A process that asks. */
export interface LoadGenerator {
  /** One load at a time. @throws Error at an answer that the load does not want */
  run(load: Load): Promise<Outcome>;
  stop(): void;
}

export function startLoadGenerator(): LoadGenerator {
  const worker = startWorker(path.join(import.meta.dirname, 'closed-loop.main.ts'));
  return {
    run: async (load) => Value.Parse(Outcome, await worker.ask(load)),
    stop: () => worker.stop(),
  };
}
