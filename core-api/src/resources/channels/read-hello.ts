import { realtimeTimings, type ServerFrameOf, type Session } from '@iris/contract';
import type { Caller } from '../../auth/caller.ts';
import { inTenant, type Tx } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { readerOf } from '../../http/actor.ts';
import { selectHelloChannels } from './queries.ts';

export type ReadHello = (caller: Caller) => Promise<ServerFrameOf<'hello'>>;

/** Reads what a fresh socket is told first: whose it is, and where each of its channels stands. */
export function createReadHello(
  db: Db,
  readSession: (tx: Tx, caller: Caller) => Promise<Session>,
): ReadHello {
  return (caller) =>
    inTenant(db, caller.tenantId, async (tx) => ({
      type: 'hello',
      payload: {
        session: await readSession(tx, caller),
        heartbeat_ms: realtimeTimings.heartbeatMs,
        channels: await selectHelloChannels(tx, readerOf(caller)),
      },
    }));
}
