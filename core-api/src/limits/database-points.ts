import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { asServiceError } from '../db/sqlstate.ts';
import type { Bucket, Standing } from './buckets.ts';

/**
 * One kind of bucket in the database (migration 0350). Its times are this machine's, so clocks of nodes should agree.
 * @returns what takes a point of a key's bucket. It throws `unavailable` when the database is out of reach
 */
export function databasePoints(
  pool: Pool,
  name: string,
  { points, seconds }: Bucket,
): (key: string) => Promise<Standing> {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    schemaName: 'iris',
    tableName: 'spent_points',
    // A migration made it, and a job empties it: the library neither makes tables nor starts a timer here.
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
    // A node that saw a bucket run dry knows until when: a flood of refused calls doesn't reach the database.
    inMemoryBlockOnConsumed: points,
  });
  return async (key) => {
    try {
      return standingOf(await limiter.consume(digest(key)), false);
    } catch (thrown) {
      // The library rejects with what it else resolves to; anything else is a failure.
      if (thrown instanceof RateLimiterRes) return standingOf(thrown, true);
      throw asServiceError(thrown);
    }
  };
}

const standingOf = ({ remainingPoints, msBeforeNext }: RateLimiterRes, isExceeded: boolean): Standing => ({
  isExceeded,
  remaining: remainingPoints,
  resetMs: msBeforeNext,
});

/** Whose bucket it is need not be readable. */
const digest = (key: string): string => createHash('sha256').update(key).digest('base64url');
