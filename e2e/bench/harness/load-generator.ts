import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import Type from 'typebox';
import Value from 'typebox/value';
import { type Load, Outcome } from './closed-loop.ts';

/** A process that asks. */
export interface LoadGenerator {
  /** One load at a time. @throws Error at an answer that the load does not want */
  run(load: Load): Promise<Outcome>;
  stop(): void;
}

const Failure = Type.Object({ failure: Type.String() });

export function startLoadGenerator(): LoadGenerator {
  const child = fork(path.join(import.meta.dirname, 'closed-loop.main.ts'));
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the load generator ended (exit code ${code})`);
  });
  // Only a load that runs wants to hear of it.
  ended.catch(() => undefined);
  return {
    async run(load) {
      const answered = once(child, 'message');
      child.send(load);
      const [answer]: unknown[] = await Promise.race([answered, ended]);
      if (Value.Check(Failure, answer)) throw new Error(answer.failure);
      return Value.Parse(Outcome, answer);
    },
    stop: () => child.disconnect(),
  };
}
