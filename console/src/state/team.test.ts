import { describe, expect, it } from 'vitest';
import { anInvitation, aTeamMember, me } from '../factories.ts';
import { standingOf, withMember, withoutInvitation, withoutMember } from './team.ts';

const team = { members: [aTeamMember(1), aTeamMember(2)], invitations: [anInvitation(1), anInvitation(2)] };

describe('the team', () => {
  it('keeps its order when a role changes', () => {
    const changed = aTeamMember(1, { org_role: 'admin' });
    expect(withMember(team, changed).members).toEqual([changed, aTeamMember(2)]);
  });

  it('loses exactly whom it loses', () => {
    expect(withoutMember(team, aTeamMember(1).user_id).members).toEqual([aTeamMember(2)]);
    const { invitation_id } = anInvitation(2);
    expect(withoutInvitation(team, invitation_id).invitations).toEqual([anInvitation(1)]);
  });
});

describe('who may change a member', () => {
  const owner = { ...me, orgRole: 'owner' } as const;
  const admin = { ...me, orgRole: 'admin' } as const;
  const [self, other] = [aTeamMember(1, { org_role: 'owner' }), aTeamMember(2, { org_role: 'owner' })];
  const among = (...members: (typeof self)[]) => ({ members, invitations: [] });

  it('is an owner for owners, an owner or admin for everybody else', () => {
    expect(standingOf(other, owner, among(self, other)).canChange).toBe(true);
    expect(standingOf(aTeamMember(2), admin, among(aTeamMember(1), aTeamMember(2))).canChange).toBe(true);
    expect(standingOf(other, admin, among(aTeamMember(1), other))).toEqual({
      canChange: false,
      why: 'Only an owner can change an owner.',
    });
  });

  it('is never oneself, and the only owner learns what to do first', () => {
    expect(standingOf(self, owner, among(self, other))).toMatchObject({
      why: expect.stringMatching(/Another/),
    });
    expect(standingOf(self, owner, among(self))).toMatchObject({
      why: expect.stringMatching(/the only owner/),
    });
  });
});
