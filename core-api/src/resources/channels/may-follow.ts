import type { ChannelId, UserId } from '@iris/contract';
import type { Clock, Dispose } from '@iris/kit';
import type { Bus } from '../../bus/bus.ts';
import { leftChannelsTopic } from '../../bus/topics.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { Reader } from '../../http/actor.ts';
import { selectVisibleChannel } from './queries.ts';

export interface MayFollowParts {
  readonly db: Db;
  readonly bus: Bus;
  readonly clock: Clock;
}

/** How long a yes is remembered, should the bus lose that it ended: typing must not ask the database at every key. */
const rememberMs = 30_000;
const rememberAtMost = 10_000;

/**
 * Whether a reader may see a channel. A yes is remembered for half a minute, or until the reader leaves the channel; a no
 * is not. Whose session was revoked doesn't come this far.
 */
export class MayFollow {
  readonly #parts: MayFollowParts;
  readonly #knownUntil = new Map<string, number>();
  #departures = 0;
  readonly #stops: readonly Dispose[];

  constructor(parts: MayFollowParts) {
    this.#parts = parts;
    this.#stops = [
      parts.bus.subscribe(leftChannelsTopic, ({ channel_id, user_id }) => {
        this.#departures += 1;
        this.#knownUntil.delete(keyOf(user_id, channel_id));
      }),
      // Who left while the bus was away isn't known.
      parts.bus.onConnection(() => {
        this.#departures += 1;
        this.#knownUntil.clear();
      }),
    ];
  }

  async ask(reader: Reader, channelId: ChannelId): Promise<boolean> {
    const { db, clock } = this.#parts;
    const key = keyOf(reader.userId, channelId);
    if ((this.#knownUntil.get(key) ?? 0) > clock.now()) return true;
    const departures = this.#departures;
    const channel = await inTenant(db, reader.tenantId, (tx) => selectVisibleChannel(tx, reader, channelId));
    if (!channel) return false;
    if (this.#knownUntil.size >= rememberAtMost) this.#knownUntil.clear();
    // Somebody left while this was looked up: perhaps this reader, after the answer.
    if (departures === this.#departures) this.#knownUntil.set(key, clock.now() + rememberMs);
    return true;
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }
}

const keyOf = (userId: UserId, channelId: ChannelId): string => `${userId} ${channelId}`;
