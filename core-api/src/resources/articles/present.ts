import type { Article } from '@iris/contract';
import type { ArticleRow } from './queries.ts';

export const presentArticle = (row: ArticleRow): Article => ({
  id: row.id,
  title: row.title,
  content: row.content,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
});
