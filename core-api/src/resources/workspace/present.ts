import type { TeamSession, TeamUser, Tenant } from '@iris/contract';
import type { IssuedToken } from '../../auth/tokens.ts';
import type { TeamUserRow, TenantRow } from './queries.ts';

export function presentTenant(row: TenantRow): Tenant {
  return {
    tenant_id: row.tenant_id,
    name: row.name,
    slug: row.slug,
    plan: row.plan,
    status: row.status,
    created_at: row.created_at.toISOString(),
  };
}

function presentTeamUser(row: TeamUserRow): TeamUser {
  return {
    id: row.user_id,
    kind: 'operator',
    email: row.email,
    display_name: row.display_name,
    avatar_url: row.avatar_url,
    org_role: row.org_role,
  };
}

export function presentTeamSession(
  { token, expiresAt }: IssuedToken,
  user: TeamUserRow,
  tenant: TenantRow,
): TeamSession {
  return {
    token,
    expires_at: expiresAt.toISOString(),
    user: presentTeamUser(user),
    tenant: presentTenant(tenant),
  };
}
