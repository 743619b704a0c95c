import type { Library } from './library.ts';

/**
 * What full-text search alone finds best: articles with any word of the question, or only those with all of them. It
 * says nothing exactly where nothing matches.
 */
export async function askKeywords(
  { sql, keyOf }: Library,
  question: string,
  which: 'any' | 'all',
): Promise<string | null> {
  const all = `plainto_tsquery('english', $1)`;
  const query = which === 'all' ? all : `replace(${all}::text, '&', '|')::tsquery`;
  const { rows } = await sql.query<{ id: string }>(
    `select a.id from iris.articles a, lateral (select ${query} as q) asked,
       lateral (select setweight(to_tsvector('english', a.title), 'A') || to_tsvector('english', a.content) as words) w
     where w.words @@ q order by ts_rank(w.words, q) desc, a.id limit 1`,
    [question],
  );
  return keyOf.get(rows[0]?.id ?? '') ?? null;
}
