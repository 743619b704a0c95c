import path from 'node:path';
import Type, { type Static } from 'typebox';
import Value from 'typebox/value';
import type { Counts } from './outcome.ts';

const VitestTest = Type.Object({
  status: Type.String(),
  fullName: Type.String(),
  failureMessages: Type.Array(Type.String()),
});

const VitestFile = Type.Object({
  name: Type.String(),
  status: Type.String(),
  /** Why the file itself failed, outside of its tests. */
  message: Type.String(),
  assertionResults: Type.Array(VitestTest),
});

const VitestReport = Type.Object({
  numPassedTests: Type.Integer(),
  numFailedTests: Type.Integer(),
  numPendingTests: Type.Integer(),
  numTodoTests: Type.Integer(),
  testResults: Type.Array(VitestFile),
});

/** Reads what vitest's JSON reporter wrote; undefined when that is nothing whole. */
export function vitestCounts(json: string): Counts | undefined {
  try {
    const report: unknown = JSON.parse(json);
    if (!Value.Check(VitestReport, report)) return undefined;
    const { numPassedTests: passed, numFailedTests: failed } = report;
    const skipped = report.numPendingTests + report.numTodoTests;
    return { passed, failed, skipped, problems: report.testResults.flatMap(problemsOf) };
  } catch {
    return undefined;
  }
}

function problemsOf({ name, status, message, assertionResults }: Static<typeof VitestFile>): string[] {
  if (status !== 'failed') return [];
  const file = path.relative('', name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  return [
    ...(message ? [`${file}\n${beginning(message)}`] : []),
    ...failed.map((test) => `${file} › ${test.fullName}\n${beginning(test.failureMessages.join('\n'))}`),
  ];
}

/** Enough of an error to know it by: the rest stands where the test ran. */
function beginning(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('node_modules'))
    .slice(0, 12)
    .map((line) => `    ${line.slice(0, 300)}`)
    .join('\n');
}

/** Reads web-test-runner's last line of progress, which has its totals; it offers no report to read instead. */
export function domTestCounts(output: string): Counts | undefined {
  const totals = [...output.matchAll(/\| (\d+) passed, (\d+) failed(?:, (\d+) skipped)?/g)].at(-1);
  if (!totals) return undefined;
  const [, passed, failed, skipped] = totals;
  return {
    passed: Number(passed),
    failed: Number(failed),
    skipped: Number(skipped ?? 0),
    problems: [...output.matchAll(/^ ❌ (.+)$/gm)].map(([, problem = '']) => problem),
  };
}
