import type { Invitation, TeamMember } from '@iris/contract';
import type { InvitationRow, MemberRow } from './queries.ts';

export function presentMember(row: MemberRow): TeamMember {
  return {
    user_id: row.user_id,
    email: row.email,
    display_name: row.display_name,
    avatar_url: row.avatar_url,
    org_role: row.org_role,
    joined_at: row.joined_at.toISOString(),
  };
}

export function presentInvitation(row: InvitationRow): Invitation {
  return {
    invitation_id: row.id,
    email: row.email,
    org_role: row.org_role,
    expires_at: row.expires_at.toISOString(),
    invited_by: row.invited_by,
    created_at: row.created_at.toISOString(),
  };
}
