import type { Logger } from '@iris/kit';
import { Logger as WorkerLogger } from 'graphile-worker';

/** The job library's log as lines of ours. What it tells of every job is for debugging only. */
export function workerLog(log: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message, meta) => {
    const err = meta?.['error'];
    log[levels[level]]({ ...(err instanceof Error && { err }) }, `jobs: ${message}`);
  });
}

const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
