import type { CannedReply } from '@iris/contract';
import type { CannedReplyRow } from './queries.ts';

export const presentCannedReply = (row: CannedReplyRow): CannedReply => ({
  id: row.id,
  shortcut: row.shortcut,
  content: row.content,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
});
