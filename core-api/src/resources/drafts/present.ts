import type { Draft } from '@iris/contract';
import type { DraftRow } from './queries.ts';

export const presentDraft = (row: DraftRow): Draft => ({
  id: row.id,
  channel_id: row.channel_id,
  message_id: row.message_id,
  content: row.content,
  sources: row.sources.map(({ kind, id, title }) => ({ kind, id, title })),
  engine: row.engine,
  status: row.status,
  created_at: row.created_at.toISOString(),
});
