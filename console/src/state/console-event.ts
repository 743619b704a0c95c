import type {
  AssignableMember,
  ChannelId,
  ChannelMember,
  ChannelState,
  Draft,
  Message,
  Note,
  Person,
  Presence,
  PresenceStatus,
  QueueChange,
  QueueCounts,
  QueueRow,
  TagCount,
  UserId,
} from '@iris/contract';
import type { ConnectionState, OutboxEntry, Typist } from '@iris/client';
import type { AlertSettings } from './alert.ts';
import type { CannedReply } from './canned-replies.ts';
import type { Page } from './conversation.ts';
import type { FoundPage, Search } from './found.ts';
import type { ListKey } from './list-rules.ts';
import type { Me } from './me.ts';

/** What is loaded of a conversation: its newest page, or the one before or after what is kept. */
export type HistoryPart = 'newest' | 'older' | 'newer';

/** What happened. The state is what these add up to. */
export type ConsoleEvent =
  | { readonly type: 'signed-in'; readonly me: Me }
  | { readonly type: 'alerts'; readonly alerts: AlertSettings }
  | { readonly type: 'connection'; readonly connection: ConnectionState }
  | { readonly type: 'session-ending'; readonly endsAt: string }
  | { readonly type: 'rooms-loading'; readonly list: ListKey }
  | { readonly type: 'rooms-failed'; readonly list: ListKey; readonly problem: unknown }
  | {
      readonly type: 'rooms-page';
      readonly list: ListKey;
      readonly rooms: readonly QueueRow[];
      readonly nextCursor: string | null;
      /** Whether the list begins with it; else it goes on where the page before it ended. */
      readonly isFirst: boolean;
      /** Rooms that it should have named and didn't. */
      readonly gone: readonly ChannelId[];
    }
  | { readonly type: 'room'; readonly room: QueueRow }
  | { readonly type: 'room-in-queue'; readonly change: QueueChange }
  | { readonly type: 'tag-chosen'; readonly tag: string | null }
  | { readonly type: 'counts'; readonly counts: QueueCounts }
  | { readonly type: 'tags-in-use'; readonly tags: readonly TagCount[] }
  | { readonly type: 'canned-replies'; readonly replies: readonly CannedReply[] }
  | { readonly type: 'assignees-loading' }
  | { readonly type: 'assignees'; readonly members: readonly AssignableMember[] }
  | { readonly type: 'assignees-failed'; readonly problem: unknown }
  | { readonly type: 'search'; readonly search: Search | null }
  | { readonly type: 'search-more' }
  | ({ readonly type: 'search-page'; readonly search: Search } & FoundPage)
  | { readonly type: 'search-failed'; readonly search: Search; readonly problem: unknown }
  | { readonly type: 'room-state'; readonly state: ChannelState }
  | { readonly type: 'room-message'; readonly message: Message }
  | { readonly type: 'room-held'; readonly channelId: ChannelId }
  | { readonly type: 'room-left'; readonly channelId: ChannelId }
  | { readonly type: 'room-dropped'; readonly channelId: ChannelId }
  | { readonly type: 'own-read'; readonly channelId: ChannelId; readonly seq: number }
  | {
      readonly type: 'member-read';
      readonly channelId: ChannelId;
      readonly userId: UserId;
      readonly seq: number;
    }
  | { readonly type: 'message-changed'; readonly message: Message }
  | { readonly type: 'history-loading'; readonly channelId: ChannelId; readonly part: HistoryPart }
  | {
      readonly type: 'history-failed';
      readonly channelId: ChannelId;
      readonly part: HistoryPart;
      readonly problem: unknown;
    }
  | {
      readonly type: 'history-page';
      readonly channelId: ChannelId;
      /** `around`: what is around the message that is sought. */
      readonly part: HistoryPart | 'around';
      readonly page: Page;
    }
  /** Null: nobody looks for a message any more. */
  | { readonly type: 'message-sought'; readonly channelId: ChannelId; readonly seq: number | null }
  | { readonly type: 'followed'; readonly channelId: ChannelId; readonly isFollowed: boolean }
  | { readonly type: 'messages'; readonly channelId: ChannelId; readonly messages: readonly Message[] }
  | { readonly type: 'unsent'; readonly channelId: ChannelId; readonly entries: readonly OutboxEntry[] }
  | { readonly type: 'members'; readonly channelId: ChannelId; readonly members: readonly ChannelMember[] }
  | { readonly type: 'person'; readonly channelId: ChannelId; readonly person: Person | null }
  | {
      readonly type: 'notes-page';
      readonly channelId: ChannelId;
      readonly notes: readonly Note[];
      /** Whether these are the newest there are; else they are older than those that are known. */
      readonly isFirst: boolean;
    }
  | { readonly type: 'note'; readonly channelId: ChannelId; readonly note: Note }
  | { readonly type: 'draft'; readonly draft: Draft }
  | { readonly type: 'newest-draft'; readonly channelId: ChannelId; readonly draft: Draft | null }
  | { readonly type: 'draft-making'; readonly channelId: ChannelId }
  /** Null: nothing good can be said. */
  | { readonly type: 'draft-made'; readonly channelId: ChannelId; readonly draft: Draft | null }
  | { readonly type: 'draft-failed'; readonly channelId: ChannelId; readonly problem: unknown }
  /** We have used what was proposed, answered without it, or don't want to see it. */
  | { readonly type: 'draft-left'; readonly channelId: ChannelId }
  | { readonly type: 'typists'; readonly channelId: ChannelId; readonly typists: readonly Typist[] }
  | { readonly type: 'presence-list'; readonly presence: readonly Presence[] }
  | { readonly type: 'presence'; readonly userId: UserId; readonly status: PresenceStatus };
