import type { ConnectionState, OutboxEntry, Typist } from '@iris/client';
import type { ChannelMember, ChannelStatus, Message, Presence, Session } from '@iris/contract';

/** Everything the widget shows, as plain data. */
export interface ConversationState {
  /** Whom this visitor speaks as; null before the first session. */
  readonly speaker: Session | null;
  readonly channelId: string | null;
  readonly channelStatus: ChannelStatus;
  /** The newest page of messages: `none` before the visitor has a session. */
  readonly history: 'none' | 'loading' | 'ready' | 'failed';
  /** What lies before it: `none` means that the beginning is shown. */
  readonly older: 'none' | 'more' | 'loading' | 'failed';
  /** In the order of `seq`, without holes. */
  readonly messages: readonly Message[];
  /** What was before this `seq` has been deleted by the workspace's retention rules. */
  readonly historyFromSeq: number;
  readonly outbox: readonly OutboxEntry[];
  readonly connection: ConnectionState;
  /** Not connected for so long that the visitor is told. */
  readonly isSlow: boolean;
  /** The host's token has ended, and only the host can bring a new one. */
  readonly hasExpired: boolean;
  /** Head of the channel, as the server last said it. */
  readonly lastSeq: number;
  /** How far this visitor has read, how far everyone was sent to, how far anyone of the team has read. */
  readonly lastReadSeq: number;
  readonly deliveredSeq: number;
  readonly teamReadSeq: number;
  readonly typists: readonly Typist[];
  readonly members: readonly ChannelMember[];
  /** Who of the team is there; null before anybody said. */
  readonly team: readonly Presence[] | null;
  /** Whether the visitor can see the conversation now. */
  readonly isVisible: boolean;
  /** Where the line "New messages" stands. */
  readonly newFromSeq: number | null;
}

export const initialState: ConversationState = {
  speaker: null,
  channelId: null,
  channelStatus: 'open',
  history: 'none',
  older: 'none',
  messages: [],
  historyFromSeq: 1,
  outbox: [],
  connection: { status: 'idle' },
  isSlow: false,
  hasExpired: false,
  lastSeq: 0,
  lastReadSeq: 0,
  deliveredSeq: 0,
  teamReadSeq: 0,
  typists: [],
  members: [],
  team: null,
  isVisible: false,
  newFromSeq: null,
};
