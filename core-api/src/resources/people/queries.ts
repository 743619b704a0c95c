import type { ChannelId, SenderKind, UserId } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';

export interface PersonRow {
  readonly user_id: UserId;
  readonly kind: SenderKind;
  readonly display_name: string;
  readonly email: string | null;
  readonly avatar_url: string | null;
  readonly external_user_id: string | null;
  readonly locale: string | null;
  readonly page_url: string | null;
  readonly page_seen_at: Date | null;
  readonly first_seen_at: Date;
  readonly last_seen_at: Date;
  readonly other_channels: number;
}

/** Whose support channel it is; undefined where it is nobody's. */
export async function selectPerson(tx: Tx, channelId: ChannelId): Promise<PersonRow | undefined> {
  const rows = await tx.query<PersonRow>({
    text: `select u.id as user_id, u.kind, u.display_name, u.email, u.avatar_url, u.external_user_id, u.locale,
        page.page_url, page.seen_at as page_seen_at, u.created_at as first_seen_at,
        greatest(u.created_at, last_session.seen_at, last_message.created_at) as last_seen_at,
        (select count(*) from channel_members m
          where m.tenant_id = u.tenant_id and m.user_id = u.id and m.channel_id <> c.id) as other_channels
      from channels c
      join users u on u.tenant_id = c.tenant_id and u.id = c.support_user_id
      left join lateral (
        select s.page_url, coalesce(s.page_seen_at, s.created_at) as seen_at from sessions s
        where s.tenant_id = u.tenant_id and s.user_id = u.id and s.page_url is not null
        order by seen_at desc limit 1) page on true
      cross join lateral (
        select max(s.last_seen_at) as seen_at from sessions s where s.tenant_id = u.tenant_id and s.user_id = u.id
      ) last_session
      left join lateral (
        select m.created_at from messages m
        where m.tenant_id = c.tenant_id and m.channel_id = c.id and m.sender_id = u.id
        order by m.seq desc limit 1) last_message on true
      where c.tenant_id = current_tenant() and c.id = $1`,
    values: [channelId],
  });
  return rows[0];
}
