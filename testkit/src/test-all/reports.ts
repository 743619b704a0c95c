import Type from 'typebox';
import Value from 'typebox/value';
import type { Counts } from './outcome.ts';

const VitestReport = Type.Object({
  numPassedTests: Type.Integer(),
  numFailedTests: Type.Integer(),
  numPendingTests: Type.Integer(),
  numTodoTests: Type.Integer(),
});

/** Reads what vitest's JSON reporter wrote; undefined when that is nothing whole. */
export function vitestCounts(json: string): Counts | undefined {
  try {
    const report: unknown = JSON.parse(json);
    if (!Value.Check(VitestReport, report)) return undefined;
    const { numPassedTests: passed, numFailedTests: failed } = report;
    return { passed, failed, skipped: report.numPendingTests + report.numTodoTests };
  } catch {
    return undefined;
  }
}

/** Reads web-test-runner's last line of progress, which has its totals; it offers no report to read instead. */
export function domTestCounts(output: string): Counts | undefined {
  const totals = [...output.matchAll(/\| (\d+) passed, (\d+) failed(?:, (\d+) skipped)?/g)].at(-1);
  if (!totals) return undefined;
  const [, passed, failed, skipped] = totals;
  return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped ?? 0) };
}
