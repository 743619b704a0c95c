import type { Note } from '@iris/contract';
import type { NoteRow } from './queries.ts';

export function presentNote(row: NoteRow): Note {
  return {
    id: row.id,
    channel_id: row.channel_id,
    author: {
      id: row.author_id,
      kind: row.author_kind,
      display_name: row.author_name,
      avatar_url: row.author_avatar_url,
    },
    content: row.content,
    created_at: row.created_at.toISOString(),
  };
}
