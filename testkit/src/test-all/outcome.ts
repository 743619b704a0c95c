/** What one suite came to. */
export interface Outcome {
  readonly suite: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed and why, as far as the suite told: a few lines each. */
  readonly problems: readonly string[];
}

/** What a suite's own report counted. */
export type Counts = Omit<Outcome, 'suite'>;

/**
 * A suite's outcome from its report and its exit code. A runner that failed without a failed test (it crashed, or
 * never reported), and one that ran no test at all, count as one failure: neither may pass in silence.
 */
export function outcomeOf(suite: string, counts: Counts | undefined, exitCode: number): Outcome {
  const { passed, failed, skipped, problems } = counts ?? { passed: 0, failed: 0, skipped: 0, problems: [] };
  if (failed > 0 || (exitCode === 0 && passed > 0)) return { suite, passed, failed, skipped, problems };
  const why = exitCode === 0 ? 'ran no test' : `ended with ${exitCode}, and no test failed: see its output`;
  return { suite, passed, failed: 1, skipped, problems: [...problems, why] };
}

/**
 * What failed in a whole run, to be read at its end: whoever has only the last lines of a long output, as of a
 * build server, still learns what to look at.
 */
export function problemLines(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap(({ suite, problems }) => problems.map((problem) => `✗ ${suite}: ${problem}`));
}

/** The line a run closes with: `N passed, N failed`, and what was skipped where something was. */
export function closingLine(outcomes: readonly Outcome[]): string {
  const sum = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const skipped = sum((outcome) => outcome.skipped);
  const line = `${sum((outcome) => outcome.passed)} passed, ${sum((outcome) => outcome.failed)} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
