import type { Channel, ChannelMember, ChannelState, Message } from '@iris/contract';
import type { ChannelRow, ChannelStateRow, MemberRow } from './queries.ts';

export function presentChannelState(row: ChannelStateRow): ChannelState {
  return {
    id: row.id,
    name: row.name,
    channel_type: row.channel_type,
    topic: row.topic,
    status: row.status,
    last_seq: row.last_seq,
    merged_into: row.merged_into,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    archived_at: row.archived_at?.toISOString() ?? null,
  };
}

export function presentChannel(row: ChannelRow, lastMessage: Message | null): Channel {
  return {
    ...presentChannelState(row),
    last_read_seq: row.last_read_seq,
    unread: row.unread,
    last_message: lastMessage,
  };
}

export function presentMember(row: MemberRow): ChannelMember {
  return {
    user_id: row.user_id,
    kind: row.kind,
    display_name: row.display_name,
    avatar_url: row.avatar_url,
    role: row.role,
    last_read_seq: row.last_read_seq,
    joined_at: row.joined_at.toISOString(),
  };
}
