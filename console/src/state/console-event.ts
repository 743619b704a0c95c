import type {
  Channel,
  ChannelId,
  ChannelMember,
  ChannelState,
  ChannelStatus,
  Message,
  Presence,
  PresenceStatus,
  UserId,
} from '@iris/contract';
import type { ConnectionState, HistoryPage, OutboxEntry, Typist } from '@iris/client';
import type { Me } from './me.ts';

/** What happened. The state is what these add up to. */
export type ConsoleEvent =
  | { readonly type: 'signed-in'; readonly me: Me }
  | { readonly type: 'connection'; readonly connection: ConnectionState }
  | { readonly type: 'session-ending'; readonly endsAt: string }
  | { readonly type: 'rooms-loading'; readonly status: ChannelStatus }
  | { readonly type: 'rooms-failed'; readonly status: ChannelStatus; readonly problem: unknown }
  | {
      readonly type: 'rooms-page';
      readonly status: ChannelStatus;
      readonly rooms: readonly Channel[];
      readonly nextCursor: string | null;
    }
  | { readonly type: 'room'; readonly room: Channel }
  | { readonly type: 'room-state'; readonly state: ChannelState }
  | { readonly type: 'room-message'; readonly message: Message }
  | { readonly type: 'room-held'; readonly channelId: ChannelId }
  | { readonly type: 'room-dropped'; readonly channelId: ChannelId }
  | { readonly type: 'own-read'; readonly channelId: ChannelId; readonly seq: number }
  | {
      readonly type: 'member-read';
      readonly channelId: ChannelId;
      readonly userId: UserId;
      readonly seq: number;
    }
  | { readonly type: 'message-changed'; readonly message: Message }
  | {
      readonly type: 'history';
      readonly channelId: ChannelId;
      readonly part: 'newest' | 'older';
      readonly status: 'loading' | 'failed';
    }
  | { readonly type: 'history-problem'; readonly channelId: ChannelId; readonly problem: unknown }
  | {
      readonly type: 'history-page';
      readonly channelId: ChannelId;
      readonly part: 'newest' | 'older';
      readonly page: HistoryPage;
    }
  | { readonly type: 'messages'; readonly channelId: ChannelId; readonly messages: readonly Message[] }
  | { readonly type: 'unsent'; readonly channelId: ChannelId; readonly entries: readonly OutboxEntry[] }
  | { readonly type: 'members'; readonly channelId: ChannelId; readonly members: readonly ChannelMember[] }
  | { readonly type: 'typists'; readonly channelId: ChannelId; readonly typists: readonly Typist[] }
  | { readonly type: 'presence-list'; readonly presence: readonly Presence[] }
  | { readonly type: 'presence'; readonly userId: UserId; readonly status: PresenceStatus };
