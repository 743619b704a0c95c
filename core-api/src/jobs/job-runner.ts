import type { Clock, Logger } from '@iris/kit';
import { type CronItem, parseCronItems, run, type Runner, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import { workerLog } from './worker-log.ts';

export interface JobRunnerParts {
  readonly pool: Pool;
  readonly tasks: TaskList;
  /** What runs by the clock, once a cluster. */
  readonly schedule: readonly CronItem[];
  readonly jobsAtOnce: number;
  readonly clock: Clock;
  readonly log: Logger;
}

const restartAfterMs = 1_000;

/** Works through the queue of jobs until it is stopped; a database that goes away interrupts it, no more. */
export class JobRunner {
  readonly #parts: JobRunnerParts;
  readonly #stopping = Promise.withResolvers<void>();
  readonly #ended: Promise<void>;
  #isStopping = false;
  #runner: Runner | undefined;

  constructor(parts: JobRunnerParts) {
    this.#parts = parts;
    this.#ended = this.#keepRunning();
  }

  /** Takes no further job and waits for those that run. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#stopping.resolve();
    // It may have ended by itself just now: then there is nothing to stop.
    await this.#runner?.stop().catch(() => undefined);
    await this.#ended;
  }

  async #keepRunning(): Promise<void> {
    while (!this.#isStopping) {
      try {
        await this.#runOnce();
      } catch (err) {
        this.#parts.log.error({ err }, 'the job runner failed and is started again');
      }
      if (!this.#isStopping) await this.#pause();
    }
  }

  async #runOnce(): Promise<void> {
    const { pool, tasks, schedule, jobsAtOnce, log } = this.#parts;
    this.#runner = await run({
      pgPool: pool,
      taskList: tasks,
      parsedCronItems: parseCronItems([...schedule]),
      concurrency: jobsAtOnce,
      // The service has its own way to end.
      noHandleSignals: true,
      logger: workerLog(log),
    });
    if (this.#isStopping) await this.#runner.stop();
    await this.#runner.promise;
  }

  #pause(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const dispose = this.#parts.clock.setTimeout(resolve, restartAfterMs);
    return Promise.race([promise, this.#stopping.promise]).finally(dispose);
  }
}
