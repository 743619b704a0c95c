import { type ChannelId, realtimeTimings, type TenantId, type UserId } from '@iris/contract';
import type { Clock } from '@iris/kit';
import type { Bus } from '../bus/bus.ts';
import { tenantTopic } from '../bus/topics.ts';
import type { TenantEvent } from '../bus/tenant-event.ts';

interface Typist {
  readonly tenantId: TenantId;
  readonly channelId: ChannelId;
  readonly userId: UserId;
  readonly displayName: string;
}

/** Who is typing where. Kept in memory; an indicator that isn't renewed ends by itself after 6 s. */
export class TypingBoard {
  readonly #bus: Bus;
  readonly #clock: Clock;
  readonly #typing = new Map<string, { typist: Typist; expiresAt: number }>();

  constructor(bus: Bus, clock: Clock) {
    this.#bus = bus;
    this.#clock = clock;
  }

  set(typist: Typist, isTyping: boolean): void {
    if (!isTyping) return this.stop(typist.channelId, typist.userId);
    this.#typing.set(keyOf(typist.channelId, typist.userId), {
      typist,
      expiresAt: this.#clock.now() + realtimeTimings.typingExpiresMs,
    });
    this.#tell(typist, true);
  }

  /** Ends an indicator if there is one: by word, by time, or because the message came. */
  stop(channelId: ChannelId, userId: UserId): void {
    const key = keyOf(channelId, userId);
    const entry = this.#typing.get(key);
    if (!entry) return;
    this.#typing.delete(key);
    this.#tell(entry.typist, false);
  }

  tick(): void {
    const now = this.#clock.now();
    for (const { typist, expiresAt } of this.#typing.values()) {
      if (expiresAt <= now) this.stop(typist.channelId, typist.userId);
    }
  }

  #tell({ tenantId, channelId, userId, displayName }: Typist, isTyping: boolean): void {
    const event: TenantEvent = {
      to: 'channel',
      channelId,
      exceptUserId: userId,
      frame: {
        type: 'typing.indicator',
        payload: { channel_id: channelId, user_id: userId, display_name: displayName, is_typing: isTyping },
      },
    };
    this.#bus.publish(tenantTopic(tenantId), event);
  }
}

const keyOf = (channelId: ChannelId, userId: UserId): string => `${channelId} ${userId}`;
