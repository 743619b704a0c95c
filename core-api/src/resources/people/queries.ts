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
        page.page_url, page.created_at as page_seen_at, u.created_at as first_seen_at,
        coalesce((select max(s.created_at) from sessions s where s.tenant_id = u.tenant_id and s.user_id = u.id),
          u.created_at) as last_seen_at,
        (select count(*) from channel_members m
          where m.tenant_id = u.tenant_id and m.user_id = u.id and m.channel_id <> c.id) as other_channels
      from channels c
      join users u on u.tenant_id = c.tenant_id and u.id = c.support_user_id
      left join lateral (
        select s.page_url, s.created_at from sessions s
        where s.tenant_id = u.tenant_id and s.user_id = u.id and s.page_url is not null
        order by s.created_at desc limit 1) page on true
      where c.tenant_id = current_tenant() and c.id = $1`,
    values: [channelId],
  });
  return rows[0];
}
