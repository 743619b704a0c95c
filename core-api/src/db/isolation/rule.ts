import type { Queryable } from '../queryable.ts';

/** One thing that was checked, and what is wrong with it (null: nothing). */
export interface Finding {
  readonly subject: string;
  readonly problem: string | null;
}

/** A rule about the catalog: one query that answers a finding for each thing it is about. */
export interface IsolationRule {
  /** What holds, completing "all …". */
  readonly says: string;
  /** Answers columns `subject` and `problem`; reads the catalog alone, with nothing but pg_catalog in its search_path. */
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** A rule, how much it was asked of, and where it is broken. */
export interface RuleReport {
  readonly says: string;
  readonly checked: number;
  /** One line each. */
  readonly violations: readonly string[];
}

/** Asks one rule of the database. */
export async function checkRule(
  tx: Queryable,
  { says, text, values = [] }: IsolationRule,
): Promise<RuleReport> {
  return reportOf(says, await tx.query<Finding>({ text, values }));
}

/** Counts findings and keeps those with a problem. */
export function reportOf(says: string, findings: readonly Finding[]): RuleReport {
  const violations = findings.flatMap(({ subject, problem }) => (problem ? [`${subject}: ${problem}`] : []));
  return { says, checked: findings.length, violations };
}
