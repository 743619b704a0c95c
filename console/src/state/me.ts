import type { CurrentSession, OrgRole, TenantId, UserId } from '@iris/contract';

/** Who looks at the console, and for which workspace. */
export interface Me {
  readonly userId: UserId;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly orgRole: OrgRole;
  readonly tenantId: TenantId;
  readonly workspace: string;
}

/** A session without a role in the organisation sees no more than a viewer. */
export function meFrom({ session, tenant }: CurrentSession): Me {
  return {
    userId: session.user_id,
    name: session.display_name,
    avatarUrl: session.avatar_url,
    orgRole: session.org_role ?? 'viewer',
    tenantId: tenant.tenant_id,
    workspace: tenant.name,
  };
}

/** Whether this person may write to visitors, archive rooms and say where they are. */
export function canAnswer({ orgRole }: Me): boolean {
  return orgRole !== 'viewer';
}

/** Whether this person may look after the workspace: team, keys, widget, compliance. */
export function canAdminister({ orgRole }: Me): boolean {
  return orgRole === 'owner' || orgRole === 'admin';
}
