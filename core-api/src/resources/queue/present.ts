import type {
  AssignableMember,
  Draft,
  Message,
  Presence,
  QueueChange,
  QueueMatch,
  QueueRow as Row,
} from '@iris/contract';
import { presentChannel } from '../channels/present.ts';
import type { AssigneeRow, QueueChangeRow, QueueRow } from './queries.ts';

type TeamFields = Omit<QueueChange, 'channel_id'>;

function presentTeamFields(row: Omit<QueueChangeRow, 'id'>, draft: Draft | null): TeamFields {
  const { assignee_id: id, assignee_name: name } = row;
  return {
    assignee: id !== null && name !== null ? { id, display_name: name } : null,
    tags: [...row.tags],
    waiting_since: row.waiting_since?.toISOString() ?? null,
    draft,
  };
}

export const presentQueueChange = (row: QueueChangeRow, draft: Draft | null): QueueChange => ({
  channel_id: row.id,
  ...presentTeamFields(row, draft),
});

/** What a row shows of other tables; null where there is none. */
export interface BesideRow {
  readonly lastMessage: Message | null;
  readonly draft: Draft | null;
  readonly match: QueueMatch | null;
}

export function presentQueueRow(row: QueueRow, { lastMessage, draft, match }: BesideRow): Row {
  return {
    ...presentChannel(row, lastMessage),
    channel_id: row.id,
    ...presentTeamFields(row, draft),
    person: presentPerson(row),
    match,
  };
}

function presentPerson(row: QueueRow): Row['person'] {
  const { person_id: user_id, person_kind: kind, person_name: display_name } = row;
  if (user_id === null || kind === null || display_name === null) return null;
  return {
    user_id,
    kind,
    display_name,
    email: row.person_email,
    avatar_url: row.person_avatar_url,
  };
}

/** Whoever is not among those who are there is offline. */
export function presentAssignees(
  rows: readonly AssigneeRow[],
  present: readonly Presence[],
): AssignableMember[] {
  const statuses = new Map(present.map(({ user_id, status }) => [user_id, status]));
  return rows.map(({ user_id, display_name, avatar_url, org_role }) => ({
    user_id,
    display_name,
    avatar_url,
    org_role,
    status: statuses.get(user_id) ?? 'offline',
  }));
}
