import type { RuleReport } from './rule.ts';

/** The reports as a table that a person can read, and after it one line a violation. */
export function reportText(reports: readonly RuleReport[]): string {
  const rows = reports.map(({ says, checked, violations }) => row(checked, violations.length, `all ${says}`));
  const violations = reports.flatMap((report) => report.violations);
  const checked = reports.reduce((sum, report) => sum + report.checked, 0);
  const verdict =
    violations.length === 0
      ? `Isolated: ${checked} things checked, nothing wrong.`
      : `Not isolated: ${violations.length} of ${checked} things checked are wrong.`;
  return [
    row('checked', 'wrong', ''),
    ...rows,
    '',
    ...violations.map((line) => `✗ ${line}`),
    verdict,
    '',
  ].join('\n');
}

const row = (checked: number | string, wrong: number | string, says: string): string =>
  `${String(checked).padStart(8)} ${String(wrong).padStart(6)}  ${says}`.trimEnd();
