import {
  type ChannelId,
  realtimeTimings,
  type ServerFrameOf,
  type TenantId,
  type UserId,
} from '@iris/contract';
import type { Bus } from '../bus/bus.ts';
import { tenantTopic } from '../bus/topics.ts';

type TypingFrame = ServerFrameOf<'typing.indicator'>;

interface Typist {
  readonly tenantId: TenantId;
  readonly channelId: ChannelId;
  readonly userId: UserId;
  readonly displayName: string;
}

/** Tells every node that somebody types, or stopped. */
export type TellTyping = (typist: Typist, isTyping: boolean) => void;

export const createTellTyping =
  (bus: Bus): TellTyping =>
  ({ tenantId, channelId, userId, displayName }, isTyping) => {
    const payload = {
      channel_id: channelId,
      user_id: userId,
      display_name: displayName,
      is_typing: isTyping,
    };
    bus.publish(tenantTopic(tenantId), { to: 'readers', frame: { type: 'typing.indicator', payload } });
  };

/**
 * Who types in the channels of one tenant, as this node heard. An indicator ends by word, when the message comes, or by
 * itself after 6 s: each node ends it for its own sockets, so that nobody types for ever whose node has died.
 */
export class Typists {
  readonly #typing = new Map<string, { frame: TypingFrame; expiresAt: number }>();

  /** Takes what was told; answers whether it is news. Its end is, only if it had begun. */
  take(frame: TypingFrame, now: number): boolean {
    const { channel_id, user_id, is_typing } = frame.payload;
    const key = keyOf(channel_id, user_id);
    if (!is_typing) return this.#typing.delete(key);
    this.#typing.set(key, { frame, expiresAt: now + realtimeTimings.typingExpiresMs });
    return true;
  }

  /** Ends an indicator because the message came; answers the frame that says so, if there was one. */
  stop(channelId: ChannelId, userId: UserId): TypingFrame | undefined {
    const known = this.#typing.get(keyOf(channelId, userId));
    if (!known) return undefined;
    this.#typing.delete(keyOf(channelId, userId));
    return ended(known.frame);
  }

  /** Ends what was not renewed in time; answers the frames that say so. */
  expire(now: number): TypingFrame[] {
    const expired = [...this.#typing].filter(([, { expiresAt }]) => expiresAt <= now);
    for (const [key] of expired) this.#typing.delete(key);
    return expired.map(([, { frame }]) => ended(frame));
  }
}

const ended = ({ type, payload }: TypingFrame): TypingFrame => ({
  type,
  payload: { ...payload, is_typing: false },
});

const keyOf = (channelId: ChannelId, userId: UserId): string => `${channelId} ${userId}`;
