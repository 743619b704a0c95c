import type { ChannelId, MessageId, SenderKind } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';

export interface SaidRow {
  readonly id: MessageId;
  readonly sender_kind: SenderKind;
  readonly content: string;
}

/** What people have written in a channel lately and still stands, oldest first. */
export function selectSaid(tx: Tx, channelId: ChannelId, atMost: number): Promise<SaidRow[]> {
  return tx.query<SaidRow>({
    name: 'said-lately',
    text: `select id, sender_kind, content from (
        select m.id, m.seq, m.sender_kind, m.content from messages m
        where m.tenant_id = current_tenant() and m.channel_id = $1 and m.deleted_at is null
          and m.content_type in ('text', 'markdown')
        order by m.seq desc limit $2) lately
      order by seq`,
    values: [channelId, atMost],
  });
}

/** All by which those who take part in a channel, or took part, are called. */
export async function selectNames(tx: Tx, channelId: ChannelId): Promise<string[]> {
  const rows = await tx.query<{ name: string }>({
    text: `select concat_ws(' ', u.display_name, split_part(u.email, '@', 1), u.external_user_id) as name from users u
      where u.tenant_id = current_tenant() and u.id in (
        select c.user_id from channel_members c where c.tenant_id = current_tenant() and c.channel_id = $1
        union
        select m.sender_id from messages m where m.tenant_id = current_tenant() and m.channel_id = $1)`,
    values: [channelId],
  });
  return rows.map(({ name }) => name);
}

export interface AnsweredQuestion {
  readonly question: SaidRow;
  readonly answer: SaidRow;
}

/** Keeps what wasn't kept before, and of all the newest `atMost`. */
export async function insertAnsweredQuestions(
  tx: Tx,
  answered: readonly AnsweredQuestion[],
  atMost: number,
): Promise<void> {
  await tx.query({
    text: `insert into answered_questions (tenant_id, answer_id, question_id, words)
      select current_tenant(), a.id, q.id,
        setweight(search_words(q.content), 'A') || setweight(search_words(a.content), 'D')
      from unnest($1::uuid[], $2::uuid[]) as pair (answer_id, question_id)
      join messages a on a.tenant_id = current_tenant() and a.id = pair.answer_id and a.content is not null
      join messages q on q.tenant_id = current_tenant() and q.id = pair.question_id and q.content is not null
      on conflict (tenant_id, answer_id) do nothing`,
    values: [answered.map(({ answer }) => answer.id), answered.map(({ question }) => question.id)],
  });
  await tx.query({
    text: `delete from answered_questions where tenant_id = current_tenant() and answer_id <= (
      select answer_id from answered_questions where tenant_id = current_tenant()
      order by answer_id desc offset $1 limit 1)`,
    values: [atMost],
  });
}
