import type { OrgRole } from '@iris/contract';
import type { Me } from './me.ts';

/** What a role is called, and what it may do in one sentence. */
export interface RoleText {
  readonly role: OrgRole;
  readonly name: string;
  readonly may: string;
}

/** Strongest first. */
export const roleTexts: readonly RoleText[] = [
  {
    role: 'owner',
    name: 'Owner',
    may: 'Does everything an admin does, and decides who owns the workspace.',
  },
  {
    role: 'admin',
    name: 'Admin',
    may: 'Answers visitors and looks after team, keys, widget and compliance.',
  },
  { role: 'operator', name: 'Operator', may: 'Answers visitors. Has no access to these pages.' },
  { role: 'viewer', name: 'Viewer', may: 'Reads the conversations and writes in none.' },
];

const byRole = new Map(roleTexts.map((text) => [text.role, text]));

export const roleName = (role: OrgRole): string => byRole.get(role)?.name ?? role;

/** The role with its article: "an admin". */
export function aRole(role: OrgRole): string {
  const name = roleName(role).toLowerCase();
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

/** The roles that somebody may give to others: only an owner makes owners. */
export function rolesToGive(me: Me): readonly RoleText[] {
  return roleTexts.filter(({ role }) => me.orgRole === 'owner' || role !== 'owner');
}
