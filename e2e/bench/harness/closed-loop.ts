import { Pool } from 'undici';
import Type, { type Static } from 'typebox';
import { percentile } from './statistics.ts';

/** A request as it is sent. */
const Target = Type.Object({
  method: Type.Enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: Type.String(),
  headers: Type.Record(Type.String(), Type.String()),
  body: Type.Optional(Type.String()),
});
export type Target = Readonly<Static<typeof Target>>;

/** So many requests, so many of them in flight at any moment; the targets are taken in turn. */
export const Load = Type.Object({
  origin: Type.String(),
  targets: Type.Array(Target, { minItems: 1 }),
  /** What each answer must say; anything else ends the run. */
  status: Type.Integer(),
  requests: Type.Integer({ minimum: 1 }),
  inFlight: Type.Integer({ minimum: 1 }),
});
export type Load = Readonly<Static<typeof Load>>;

/** What came of a load; times from sending a request to the last byte of its answer. */
export const Outcome = Type.Object({
  p50Ms: Type.Number(),
  p99Ms: Type.Number(),
  perSecond: Type.Number(),
});
export type Outcome = Readonly<Static<typeof Outcome>>;

/** One connection for each request in flight, kept from load to load. */
const pools = new Map<string, Pool>();

/**
 * Sends a request whenever an earlier one was answered: what a service does when it is as busy as it can be.
 * @throws Error at an answer of another status
 */
export async function closedLoop(load: Load): Promise<Outcome> {
  const pool = poolOf(load);
  const times = new Float64Array(load.requests);
  const startedAt = performance.now();
  let next = 0;
  const sendOneByOne = async () => {
    for (let index = next++; index < load.requests; index = next++) {
      const sentAt = performance.now();
      await send(pool, load, index);
      times[index] = performance.now() - sentAt;
    }
  };
  await Promise.all(Array.from({ length: load.inFlight }, sendOneByOne));
  const seconds = (performance.now() - startedAt) / 1_000;
  return {
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    perSecond: load.requests / seconds,
  };
}

function poolOf({ origin, inFlight }: Load): Pool {
  const pool = pools.get(origin) ?? new Pool(origin, { connections: inFlight });
  pools.set(origin, pool);
  return pool;
}

async function send(pool: Pool, { targets, status }: Load, index: number): Promise<void> {
  const target = targets[index % targets.length];
  if (!target) throw new Error('a load without targets');
  const answer = await pool.request(target);
  if (answer.statusCode === status) return answer.body.dump();
  throw new Error(
    `${target.method} ${target.path} answered ${answer.statusCode}: ${await answer.body.text()}`,
  );
}
