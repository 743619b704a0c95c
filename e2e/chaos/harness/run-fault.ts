import type { Fault } from '../faults/fault.ts';
import type { Ground } from './ground.ts';
import { runRound, type RoundResult } from './round.ts';

/** What came of all rounds of a fault: the line that is printed. */
export interface FaultOutcome {
  readonly chaos: string;
  readonly rounds: number;
  readonly sent: number;
  readonly acknowledged: number;
  readonly delivered: number;
  /** Posts that were answered otherwise, by status, before they were acknowledged; 0: no answer came. */
  readonly refused: Readonly<Record<string, number>>;
  /** How often each promise was broken; empty when none was. */
  readonly violations: Readonly<Record<string, number>>;
  /** The longest of each. */
  readonly outage_s: number;
  readonly recovery_s: number;
  readonly ok: boolean;
}

const toldViolations = 10;

/** Inflicts a fault so many times. What breaks is told on stderr as it comes. */
export async function runFault(ground: Ground, fault: Fault, rounds: number): Promise<FaultOutcome> {
  const results: RoundResult[] = [];
  for (let round = 1; round <= rounds; round++) {
    const result = await runRound(ground, fault, round);
    for (const { kind, words } of result.violations.slice(0, toldViolations))
      process.stderr.write(`${fault.name}, round ${round}: ${kind}: ${words}\n`);
    results.push(result);
  }
  return outcomeOf(fault.name, results);
}

function outcomeOf(name: string, results: readonly RoundResult[]): FaultOutcome {
  const sum = (figure: 'sent' | 'acknowledged' | 'delivered') =>
    results.reduce((total, result) => total + result[figure], 0);
  const mostSeconds = (figure: 'outageMs' | 'recoveryMs') =>
    Math.round(Math.max(...results.map((result) => result[figure])) / 100) / 10;
  const violations = results.flatMap((result) => result.violations);
  return {
    chaos: name,
    rounds: results.length,
    sent: sum('sent'),
    acknowledged: sum('acknowledged'),
    delivered: sum('delivered'),
    refused: countsOf(results.flatMap((result) => result.refused)),
    violations: countsOf(violations.map(({ kind }) => kind)),
    outage_s: mostSeconds('outageMs'),
    recovery_s: mostSeconds('recoveryMs'),
    ok: violations.length === 0,
  };
}

function countsOf(values: readonly (string | number)[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(values, String)].map(([value, all]) => [value, all.length]));
}
