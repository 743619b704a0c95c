import type { PlainInserts } from '../harness/pgbench.ts';
import { median } from '../harness/statistics.ts';
import type { RoomCost } from './side.ts';

/** The sides of a round: who carries, and whether everybody says as much as is answered or as much as anybody answers easily. */
export const sideNames = ['iris busy', 'bff busy', 'socket.io busy', 'iris calm', 'socket.io calm'] as const;
export type SideName = (typeof sideNames)[number];

/** What was measured right after each other. */
export interface Round {
  readonly pgbench: PlainInserts;
  readonly sides: Readonly<Record<SideName, RoomCost>>;
}

/** What the issue of delivery asks; each figure is of one round, so that what slows the machine slows both of a ratio. */
export const limits = {
  /** Messages a second, of pgbench's plain rows a second. */
  of_pgbench: { atLeast: 0.45 },
  /** Messages a second, of the socket.io service's. */
  of_socket_io: { atLeast: 1.5 },
  /** Processor time a message, of core-api and PostgreSQL. */
  cpu_us: { atMost: 300 },
  /** The same through the bff, of that without it. */
  cpu_through_bff: { atMost: 1.25 },
  /** From due until the last member heard, of the socket.io service's. */
  p50_of_socket_io: { atMost: 1.1 },
  p99_of_socket_io: { atMost: 1.1 },
} as const;

type Figures = Record<keyof typeof limits, number>;

/** Medians of the rounds' own figures. */
export function figuresOf(rounds: readonly Round[]): Figures {
  const of = (figure: (round: Round) => number) => median(rounds.map(figure));
  const cpu = ({ servicesUs, databaseUs }: RoomCost) => servicesUs + databaseUs;
  return {
    of_pgbench: of(({ sides, pgbench }) => sides['iris busy'].perSecond / pgbench.perSecond),
    of_socket_io: of(({ sides }) => sides['iris busy'].perSecond / sides['socket.io busy'].perSecond),
    cpu_us: of(({ sides }) => cpu(sides['iris busy'])),
    cpu_through_bff: of(({ sides }) => cpu(sides['bff busy']) / cpu(sides['iris busy'])),
    p50_of_socket_io: of(({ sides }) => sides['iris calm'].p50Ms / sides['socket.io calm'].p50Ms),
    p99_of_socket_io: of(({ sides }) => sides['iris calm'].p99Ms / sides['socket.io calm'].p99Ms),
  };
}

/** Medians over the rounds of one side. */
export interface SideSummary {
  readonly name: SideName;
  readonly per_second: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
  readonly services_us: number;
  readonly database_us: number;
  /** Messages that were lost, doubled, reordered or invented, in all rounds. */
  readonly faults: number;
}

export function sideSummary(rounds: readonly Round[], name: SideName): SideSummary {
  const of = (figure: (cost: RoomCost) => number, digits: number) =>
    Number(median(rounds.map(({ sides }) => figure(sides[name]))).toFixed(digits));
  return {
    name,
    per_second: of(({ perSecond }) => perSecond, 0),
    p50_ms: of(({ p50Ms }) => p50Ms, 1),
    p99_ms: of(({ p99Ms }) => p99Ms, 1),
    services_us: of(({ servicesUs }) => servicesUs, 0),
    database_us: of(({ databaseUs }) => databaseUs, 0),
    faults: faultsOf(rounds.map(({ sides }) => sides[name])),
  };
}

/** A client's ledger counts on from load to load: the worst of them is the last. */
const faultsOf = (costs: readonly RoomCost[]): number =>
  Math.max(...costs.map(({ faults }) => faults.lost + faults.doubled + faults.reordered + faults.invented));

/** What the hypervisor took in the worst part of a round. */
export const stolenIn = ({ pgbench, sides }: Round): number =>
  Math.max(pgbench.stolen, ...Object.values(sides).map(({ stolen }) => stolen));

/** For a person to read. */
export function tableOf(side: SideSummary): string {
  return (
    `  ${side.name.padEnd(16)}${side.per_second}/s, p50 ${side.p50_ms} ms, p99 ${side.p99_ms} ms; processor time a message: ` +
    `services ${side.services_us} µs, database ${side.database_us} µs; faults ${side.faults}`
  );
}
