import type { ChannelId, ServerFrame, ServerFrameOf, UserId } from '@iris/contract';

/**
 * What travels on a tenant's topic: a frame and who hears it. The team hears everything of its tenant; an end user
 * what happens in its channels and what is meant for everyone.
 */
export type TenantEvent =
  /** A new message: delivered once and in the order of `seq`. */
  | {
      readonly to: 'channel';
      readonly channelId: ChannelId;
      readonly seq: number;
      readonly frame: ServerFrameOf<'message.new'>;
    }
  /** Where a channel stands, told again in case its messages were lost on the way: only for who lags behind. */
  | {
      readonly to: 'laggards';
      readonly channelId: ChannelId;
      readonly frame: ServerFrameOf<'channel.updated'>;
    }
  /** Anything else in a channel; what is about a message waits until that message was delivered. */
  | {
      readonly to: 'channel';
      readonly channelId: ChannelId;
      readonly afterSeq?: number;
      readonly exceptUserId?: UserId;
      readonly frame: Exclude<ServerFrame, { type: 'message.new' }>;
    }
  | { readonly to: 'team' | 'everyone'; readonly frame: ServerFrame };
