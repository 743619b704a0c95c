import type { Message } from '@iris/contract';
import type { MessageRow } from './queries.ts';

/** A row as the wire shows it. */
export function presentMessage(row: MessageRow): Message {
  return {
    id: row.id,
    channel_id: row.channel_id,
    seq: row.seq,
    sender: {
      id: row.sender_id,
      kind: row.sender_kind,
      display_name: row.sender_name,
      avatar_url: row.sender_avatar_url,
    },
    content: row.content,
    content_type: row.content_type,
    client_message_id: row.client_message_id,
    created_at: row.created_at.toISOString(),
    edited_at: row.edited_at?.toISOString() ?? null,
    deleted_at: row.deleted_at?.toISOString() ?? null,
  };
}
