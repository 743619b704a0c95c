import { functionRules } from './isolation/function-rules.ts';
import { grantRules } from './isolation/grant-rules.ts';
import { probeLive } from './isolation/live-probe.ts';
import { roleRules } from './isolation/role-rules.ts';
import { checkRule, type IsolationRule, type RuleReport } from './isolation/rule.ts';
import { tableRules } from './isolation/table-rules.ts';
import type { Queryable } from './queryable.ts';

/** All that the catalog must say (contract §10). */
export const isolationRules: readonly IsolationRule[] = [
  ...tableRules,
  ...functionRules,
  ...roleRules,
  ...grantRules,
];

/**
 * Asks every rule of the catalog, then tries as iris_app. Runs inside the caller's transaction and changes nothing that
 * outlives it.
 */
export async function verifyIsolation(tx: Queryable): Promise<RuleReport[]> {
  // Names are then spelled in full, whoever asks.
  await tx.query({ text: 'set local search_path = pg_catalog' });
  const reports: RuleReport[] = [];
  for (const rule of isolationRules) reports.push(await checkRule(tx, rule));
  return [...reports, ...(await probeLive(tx))];
}
