import type { ChannelId, DraftSource } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';

type Kind = DraftSource['kind'];
type SourceId = DraftSource['id'];

/** Of what a tenant has, what matched: which units of the question, and how well its title spells like a part of it. */
export interface MatchRow {
  readonly kind: Kind;
  readonly id: SourceId;
  readonly units: readonly number[];
  readonly likeness: number;
}

/**
 * Everything that a draft could be made from. A unit is named by its place in `unitQueries`, from 1. Titles are held
 * against the plain question, so that a misspelt word finds something too.
 */
export function selectMatches(
  tx: Tx,
  unitQueries: readonly string[],
  plainQuestion: string,
): Promise<MatchRow[]> {
  return tx.query<MatchRow>({
    name: 'draft-matches',
    text: `with units as (
        select query::tsquery, place::integer from unnest($1::text[]) with ordinality as u (query, place)
      ), documents as (
        select 'article' as kind, id, words, title from articles where tenant_id = current_tenant()
        union all
        select 'canned_reply', id, words, shortcut from canned_replies where tenant_id = current_tenant()
        union all
        select 'answer', answer_id, words, null from answered_questions where tenant_id = current_tenant()
      )
      select d.kind, d.id, array(select u.place from units u where d.words @@ u.query) as units,
        coalesce(likeness(plain_text(d.title), $2), 0) as likeness
      from documents d`,
    values: [unitQueries, plainQuestion],
  });
}

export interface DocumentRow {
  readonly kind: Kind;
  readonly id: SourceId;
  readonly title: string;
  readonly text: string;
}

/** The texts of what matched. An answered question is its own title; none of this channel, and none that is gone. */
export function selectDocuments(
  tx: Tx,
  ids: readonly SourceId[],
  exceptChannelId: ChannelId,
): Promise<DocumentRow[]> {
  return tx.query<DocumentRow>({
    name: 'draft-documents',
    text: `select 'article' as kind, id, title, content as text
        from articles where tenant_id = current_tenant() and id = any($1::uuid[])
      union all
      select 'canned_reply', id, shortcut, content
        from canned_replies where tenant_id = current_tenant() and id = any($1::uuid[])
      union all
      select 'answer', a.id, q.content, a.content
        from answered_questions k
        join messages a on a.tenant_id = k.tenant_id and a.id = k.answer_id
        join messages q on q.tenant_id = k.tenant_id and q.id = k.question_id
        where k.tenant_id = current_tenant() and k.answer_id = any($1::uuid[])
          and a.channel_id <> $2 and a.content is not null and q.content is not null`,
    values: [ids, exceptChannelId],
  });
}
