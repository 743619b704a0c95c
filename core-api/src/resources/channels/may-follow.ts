import type { ChannelId } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import type { Clock } from '@iris/kit';
import type { Db } from '../../db/pool.ts';
import type { Reader } from '../../http/actor.ts';
import { selectVisibleChannel } from './queries.ts';

/** How long a yes is remembered: typing must not ask the database at every key. */
const rememberMs = 30_000;
const rememberAtMost = 10_000;

/** Whether a reader may see a channel. A yes is remembered for half a minute, a no is not. */
export type MayFollow = (reader: Reader, channelId: ChannelId) => Promise<boolean>;

export function createMayFollow(db: Db, clock: Clock): MayFollow {
  const knownUntil = new Map<string, number>();
  return async (reader, channelId) => {
    const key = `${reader.userId} ${channelId}`;
    if ((knownUntil.get(key) ?? 0) > clock.now()) return true;
    const channel = await inTenant(db, reader.tenantId, (tx) => selectVisibleChannel(tx, reader, channelId));
    if (!channel) return false;
    if (knownUntil.size >= rememberAtMost) knownUntil.clear();
    knownUntil.set(key, clock.now() + rememberMs);
    return true;
  };
}
