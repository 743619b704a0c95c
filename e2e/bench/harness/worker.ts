import { fork } from 'node:child_process';
import { once } from 'node:events';
import Type from 'typebox';
import Value from 'typebox/value';

/** A process of its own that is asked one thing at a time. */
export interface Worker {
  readonly pid: number;
  /** @throws Error with what went wrong there, or when it ended */
  ask(question: object): Promise<unknown>;
  stop(): void;
}

const Answer = Type.Union([
  Type.Object({ answer: Type.Unknown() }, { additionalProperties: false }),
  Type.Object({ failure: Type.String() }, { additionalProperties: false }),
]);

/** Starts a program that calls `answerQuestions`. */
export function startWorker(program: string): Worker {
  const child = fork(program);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${program} ended (exit code ${code})`);
  });
  // Only a question that waits wants to hear of it.
  ended.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    async ask(question) {
      const answered = once(child, 'message');
      child.send(question);
      const [said]: unknown[] = await Promise.race([answered, ended]);
      const answer = Value.Parse(Answer, said);
      if ('failure' in answer) throw new Error(answer.failure);
      return answer.answer;
    },
    stop: () => {
      if (child.connected) child.disconnect();
    },
  };
}

/** The worker's side: answers each question of its parent, and leaves with it. */
export function answerQuestions(answerTo: (question: unknown) => Promise<unknown>): void {
  process.on('message', (question) => {
    answerTo(question).then(
      (answer) => process.send?.({ answer: answer ?? null }),
      (error: unknown) => process.send?.({ failure: String(error) }),
    );
  });
  process.once('disconnect', () => process.exit());
}
