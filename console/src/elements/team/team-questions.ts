import type { Invitation, OrgRole, TeamMember } from '@iris/contract';
import type { Me } from '../../state/me.ts';
import { rolesToGive } from '../../state/roles.ts';
import type { Question } from '../ask/question.ts';

/** Asks which role a member gets. */
export function roleQuestion(member: TeamMember, me: Me, run: (role: OrgRole) => Promise<void>): Question {
  const roles = rolesToGive(me);
  return {
    title: `Role of ${member.display_name}`,
    explanation: 'They are signed out at once, and have the new role as soon as they sign in again.',
    asked: {
      kind: 'choice',
      legend: 'New role',
      choices: roles.map(({ role, name, may }) => ({ value: role, text: name, hint: may })),
      chosen: member.org_role,
    },
    act: 'Change role',
    isDangerous: false,
    failure: 'The role wasn’t changed.',
    run: async (choice) => {
      const next = roles.find(({ role }) => role === choice)?.role;
      if (next !== undefined && next !== member.org_role) await run(next);
    },
  };
}

export function removeQuestion({ display_name: name }: TeamMember, run: () => Promise<void>): Question {
  return {
    title: `Remove ${name} from the team`,
    explanation:
      'They are signed out everywhere at once, and come back only by a new invitation. What they wrote stays in the conversations.',
    asked: { kind: 'name', name },
    act: `Remove ${name}`,
    isDangerous: true,
    failure: `${name} wasn’t removed.`,
    run,
  };
}

export function revokeQuestion({ email }: Invitation, run: () => Promise<void>): Question {
  return {
    title: `Revoke the invitation of ${email}`,
    explanation: 'Its link stops working. You can invite them again at any time.',
    asked: { kind: 'nothing' },
    act: 'Revoke invitation',
    isDangerous: true,
    failure: 'The invitation wasn’t revoked.',
    run,
  };
}
