import type { OrgRole, TokenRole } from '@iris/contract';

// What a role may do is asked here and nowhere else (contract §3).

/** Everyone on the team reads. */
export const canRead = (_role: TokenRole): boolean => true;

export const canAnswer = (role: TokenRole): boolean => role === 'admin' || role === 'operator';

export const canAdminister = (role: TokenRole): boolean => role === 'admin';

/** Only an owner makes owners, and changes or removes them. */
export const canTouchOwners = (role: OrgRole): boolean => role === 'owner';

/** What the token of a team member says: owners and admins are both `admin`. */
export function tokenRoleOf(orgRole: OrgRole): TokenRole {
  return orgRole === 'owner' ? 'admin' : orgRole;
}
