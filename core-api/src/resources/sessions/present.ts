import type { ChatSession, CurrentSession, GuestSession, Session, SessionChat } from '@iris/contract';
import type { Caller } from '../../auth/caller.ts';
import type { IssuedToken } from '../../auth/tokens.ts';
import type { ChatRow, CurrentSessionRow } from './queries.ts';

/** Names each field, so that nothing else of a row gets out. */
const presentChat = ({ channel_id, last_seq, last_read_seq }: ChatRow): SessionChat => ({
  channel_id,
  last_seq,
  last_read_seq,
});

/** A session of an end user, but for its end. */
type EndUser = Pick<Session, 'id' | 'tenant_id' | 'user_id' | 'kind' | 'display_name' | 'avatar_url'>;

export function presentGuestSession(
  issued: IssuedToken,
  guest: EndUser,
  chat: ChatRow,
  resumeToken: string,
): GuestSession {
  return { ...presentChatSession(issued, guest, chat), resume_token: resumeToken };
}

export function presentChatSession(
  { token, expiresAt }: IssuedToken,
  endUser: EndUser,
  chat: ChatRow,
): ChatSession {
  const expires_at = expiresAt.toISOString();
  const { id, tenant_id, user_id, kind, display_name, avatar_url } = endUser;
  return {
    token,
    expires_at,
    session: { id, tenant_id, user_id, kind, display_name, avatar_url, org_role: null, expires_at },
    chat: presentChat(chat),
  };
}

export function presentCurrentSession(caller: Caller, row: CurrentSessionRow): CurrentSession {
  const { channel_id, last_seq, last_read_seq } = row;
  const hasChat = channel_id !== null && last_seq !== null && last_read_seq !== null;
  return {
    session: {
      id: caller.sessionId,
      tenant_id: caller.tenantId,
      user_id: caller.userId,
      kind: row.kind,
      display_name: row.display_name,
      avatar_url: row.avatar_url,
      org_role: row.org_role,
      expires_at: caller.expiresAt.toISOString(),
    },
    tenant: { tenant_id: caller.tenantId, name: row.tenant_name, slug: row.slug },
    chat: hasChat ? presentChat({ channel_id, last_seq, last_read_seq }) : null,
  };
}
