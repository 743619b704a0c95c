import type {
  ChannelMember,
  ChannelStatus,
  Message,
  Presence,
  Session,
  SessionChat,
  UserId,
} from '@iris/contract';
import type { ConnectionState } from './connection.ts';
import type { OutboxEntry } from './outbox.ts';
import type { Typist } from './typing.ts';

/** What the client tells its owner. State is what these add up to; the client itself keeps none of it. */
export type ClientEvent =
  /** A conversation begins, or continues in another channel: whatever was shown of an earlier one is void. */
  | { readonly type: 'session'; readonly session: Session; readonly chat: SessionChat }
  /** Logged out. */
  | { readonly type: 'ended' }
  | { readonly type: 'connection'; readonly connection: ConnectionState }
  | { readonly type: 'history'; readonly status: 'loading' | 'failed' }
  /** The newest messages, oldest first. */
  | { readonly type: 'latest'; readonly page: HistoryPage }
  | { readonly type: 'older'; readonly status: 'loading' | 'failed' }
  /** Messages before those that are known, oldest first. */
  | { readonly type: 'older-page'; readonly page: HistoryPage }
  /** New messages; each `seq` comes once and in order. */
  | { readonly type: 'messages'; readonly messages: readonly Message[]; readonly historyFromSeq: number }
  /** A message was edited or deleted. */
  | { readonly type: 'changed'; readonly message: Message }
  /** Everything up to this `seq` went out to all who follow the channel. */
  | { readonly type: 'delivered'; readonly seq: number }
  | { readonly type: 'read'; readonly userId: UserId; readonly seq: number }
  | { readonly type: 'outbox'; readonly entries: readonly OutboxEntry[] }
  | { readonly type: 'typing'; readonly typists: readonly Typist[] }
  | { readonly type: 'members'; readonly members: readonly ChannelMember[] }
  | { readonly type: 'team'; readonly team: readonly Presence[] }
  | { readonly type: 'presence'; readonly userId: UserId; readonly status: Presence['status'] }
  | { readonly type: 'channel'; readonly status: ChannelStatus }
  /** The host has to mint a new token and hand it to `identify`. */
  | { readonly type: 'token-expired' };

export interface HistoryPage {
  readonly messages: readonly Message[];
  readonly hasOlder: boolean;
  /** What was before this `seq` has been deleted by the workspace's retention rules. */
  readonly historyFromSeq: number;
}
