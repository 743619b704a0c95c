import { realtimeTimings, type ServerFrameOf, type Session } from '@iris/contract';
import type { Caller } from '../../auth/caller.ts';
import { inTenant, type Tx } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { readerOf } from '../../http/actor.ts';
import { selectHelloChannels } from './queries.ts';

/** Reads what a fresh socket is told first: whose it is, and where each of its channels stands. */
export async function readHello(
  db: Db,
  caller: Caller,
  readSession: (tx: Tx, caller: Caller) => Promise<Session>,
): Promise<ServerFrameOf<'hello'>> {
  const [session, channels] = await inTenant(db, caller.tenantId, (tx) =>
    Promise.all([readSession(tx, caller), selectHelloChannels(tx, readerOf(caller))]),
  );
  return { type: 'hello', payload: { session, heartbeat_ms: realtimeTimings.heartbeatMs, channels } };
}
