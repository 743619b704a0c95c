import type { Person } from '@iris/contract';
import type { PersonRow } from './queries.ts';

export function presentPerson(row: PersonRow): Person {
  const { page_url: url, page_seen_at: seenAt } = row;
  return {
    user_id: row.user_id,
    kind: row.kind,
    display_name: row.display_name,
    email: row.email,
    avatar_url: row.avatar_url,
    external_user_id: row.external_user_id,
    locale: row.locale,
    page: url !== null && seenAt !== null ? { url, seen_at: seenAt.toISOString() } : null,
    first_seen_at: row.first_seen_at.toISOString(),
    last_seen_at: row.last_seen_at.toISOString(),
    other_channels: row.other_channels,
  };
}
