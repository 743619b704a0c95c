import { appendFileSync } from 'node:fs';
import path from 'node:path';

/** What suites leave for the closing checks of their run: kinds of answers, log lines, and secrets to look for there. */
export type RecordKind = 'answers' | 'logs' | 'secrets';

/** Names the folder. `npm test` alone sets it: a suite that runs by itself leaves nothing. */
export const recordsVariable = 'TESTKIT_RECORDS';

/** Keeps a line. At once, since a test's process may be ended at any moment; each process writes files of its own. */
export function record(kind: RecordKind, line: string): void {
  const folder = process.env[recordsVariable];
  if (folder) appendFileSync(path.join(folder, `${kind}-${process.pid}`), `${line}\n`);
}

const recorded = new Set<string>();

/** The same, but a line that this process kept already is not written again. */
export function recordOnce(kind: RecordKind, line: string): void {
  if (!process.env[recordsVariable] || recorded.has(line)) return;
  recorded.add(line);
  record(kind, line);
}
