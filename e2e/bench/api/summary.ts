import type { LoadCost } from '../harness/measure-load.ts';
import type { Pair } from '../harness/rounds.ts';
import { median } from '../harness/statistics.ts';

/** Medians over the rounds of one side. */
interface SideSummary {
  readonly p50_ms: number;
  readonly p99_ms: number;
  readonly per_second: number;
  readonly service_us: number;
  readonly database_us: number;
}

/** What the rounds of one question come to. */
export interface Summary {
  readonly ours: SideSummary;
  readonly bare: SideSummary;
  /** Of each pair, and of those the median: a slow minute slows both of a pair. */
  readonly ratio: { readonly p50: number; readonly p99: number };
  /** The worst round's. */
  readonly stolen: number;
}

export function summaryOf(pairs: readonly Pair<LoadCost>[]): Summary {
  const ratioOf = (figure: 'p50Ms' | 'p99Ms') =>
    rounded(median(pairs.map(({ ours, anchor }) => ours[figure] / anchor[figure])), 2);
  return {
    ours: sideSummary(pairs.map(({ ours }) => ours)),
    bare: sideSummary(pairs.map(({ anchor }) => anchor)),
    ratio: { p50: ratioOf('p50Ms'), p99: ratioOf('p99Ms') },
    stolen: rounded(Math.max(...pairs.flatMap(({ ours, anchor }) => [ours.stolen, anchor.stolen])), 3),
  };
}

function sideSummary(rounds: readonly LoadCost[]): SideSummary {
  const of = (figure: keyof LoadCost, digits = 0) =>
    rounded(median(rounds.map((round) => round[figure])), digits);
  return {
    p50_ms: of('p50Ms', 1),
    p99_ms: of('p99Ms', 1),
    per_second: of('perSecond'),
    service_us: of('serviceUs'),
    database_us: of('databaseUs'),
  };
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** For a person to read. */
export function tableOf(name: string, { ours, bare, ratio, stolen }: Summary): string {
  const row = (who: string, side: SideSummary) =>
    `  ${who.padEnd(10)}p50 ${side.p50_ms} ms, p99 ${side.p99_ms} ms, ${side.per_second}/s; ` +
    `processor time a request: service ${side.service_us} µs, database ${side.database_us} µs`;
  return [
    name,
    row('core-api', ours),
    row('bare Koa', bare),
    `  ratio     p50 ${ratio.p50}, p99 ${ratio.p99}; stolen at most ${(stolen * 100).toFixed(1)} %`,
  ].join('\n');
}
