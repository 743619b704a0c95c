import { IrisProblem } from '@iris/client';
import { expect, html, oneEvent } from '@open-wc/testing';
import { anInvitation, aTeamMember, me } from '../../factories.ts';
import type { TeamCalls } from '../../live/team-calls.ts';
import type { Team } from '../../state/team.ts';
import { noted, settled } from '../../testing/noted.ts';
import { expectAccessible, has, isFocused, onPage, part, textOf, write } from '../../testing/on-page.ts';
import './iris-team.define.ts';
import type { IrisTeam } from './iris-team.ts';

const owner = { ...me, orgRole: 'owner' } as const;
const mia = aTeamMember(2, { display_name: 'Mia Lindqvist' });
const aTeam: Team = {
  members: [aTeamMember(1, { org_role: 'owner' }), mia, aTeamMember(3, { org_role: 'owner' })],
  invitations: [anInvitation(1)],
};

async function aTeamPage(over: Partial<TeamCalls> = {}, who = owner) {
  const { calls, made } = noted<TeamCalls>({
    team: () => Promise.resolve(aTeam),
    invite: () => Promise.reject(new Error('not asked for')),
    changeRole: (_id, org_role) => Promise.resolve({ ...mia, org_role }),
    remove: () => Promise.resolve(),
    revokeInvitation: () => Promise.resolve(),
    ...over,
  });
  const page = await onPage<IrisTeam>(html`<iris-team .calls=${calls} .me=${who}></iris-team>`);
  await settled(page);
  const rows = (list: string) => [
    ...(part(page, `[aria-labelledby=${list}]`).querySelectorAll<HTMLElement>('.rows > li') ?? []),
  ];
  const ask = () => part(page, 'iris-ask');
  const type = async (name: string) => {
    write(part(ask(), '#name', HTMLInputElement), name);
    await settled(page);
  };
  const confirm = async () => {
    part(ask(), 'form', HTMLFormElement).requestSubmit();
    await settled(page);
    await settled(page);
  };
  const button = (name: string) => part(page, `button[aria-label="${name}"]`);
  return { page, made, rows, ask, type, confirm, button };
}

describe('iris-team', () => {
  it('is accessible, loading, loaded, alone and failed', async () => {
    await expectAccessible((await aTeamPage()).page);
    await expectAccessible((await aTeamPage({ team: () => new Promise(() => {}) })).page);
    const alone = { members: [aTeamMember(1, { org_role: 'owner' })], invitations: [] };
    await expectAccessible((await aTeamPage({ team: () => Promise.resolve(alone) })).page);
    const failure = new IrisProblem('internal', 500, { requestId: 'request-1' });
    await expectAccessible((await aTeamPage({ team: () => Promise.reject(failure) })).page);
  });

  it('marks oneself, who can’t be changed here', async () => {
    const { rows } = await aTeamPage();
    const [self] = rows('members');
    expect(textOf(self)).to.contain('You');
    expect(textOf(self)).to.contain('Another owner or admin can change your role.');
    expect(self?.querySelector('button')).to.equal(null);
  });

  it('changes a role by choosing one, and says so', async () => {
    const { page, button, ask, confirm, made, rows } = await aTeamPage();
    button('Change role of Mia Lindqvist').click();
    await settled(page);
    expect(part(ask(), '[value=operator]', HTMLInputElement).checked).to.equal(true);
    await expectAccessible(page);
    part(ask(), '[value=admin]').click();
    setTimeout(() => void confirm());
    const { detail }: CustomEvent<{ text: string }> = await oneEvent(page, 'iris-toast');
    await settled(page);
    expect(detail.text).to.equal('Mia Lindqvist is an admin now.');
    expect(made.at(-1)).to.deep.equal(['changeRole', mia.user_id, 'admin']);
    expect(textOf(rows('members')[1])).to.contain('Admin');
  });

  it('asks nothing of the server when the role stays', async () => {
    const { page, button, confirm, made } = await aTeamPage();
    button('Change role of Mia Lindqvist').click();
    await settled(page);
    await confirm();
    expect(made).to.deep.equal([['team']]);
  });

  it('removes a member only once its name was typed; the keyboard stays in the list', async () => {
    const { page, button, type, confirm, made, rows } = await aTeamPage();
    button('Remove Mia Lindqvist').focus();
    button('Remove Mia Lindqvist').click();
    await settled(page);
    await confirm();
    expect(made).to.have.length(1);
    await type('Mia Lindqvist');
    await confirm();
    expect(made.at(-1)).to.deep.equal(['remove', mia.user_id]);
    expect(rows('members')).to.have.length(2);
    expect(isFocused(part(page, '#members'))).to.equal(true);
  });

  it('says why a member stays', async () => {
    const remove = () => Promise.reject(new IrisProblem('last_owner', 422));
    const { page, button, ask, type, confirm } = await aTeamPage({ remove });
    button('Remove Member 3').click();
    await settled(page);
    await type('Member 3');
    await confirm();
    expect(textOf(part(ask(), '[role=alert]'))).to.contain('A workspace needs an owner.');
  });

  it('lets an admin touch everybody but owners', async () => {
    const { rows } = await aTeamPage({}, { ...me, orgRole: 'admin' } as unknown as typeof owner);
    const [, member, other] = rows('members');
    expect(member?.querySelectorAll('button')).to.have.length(2);
    expect(other?.querySelector('button')).to.equal(null);
    expect(textOf(other)).to.contain('Only an owner can change an owner.');
  });

  it('shows until when an invitation holds and who made it, and revokes it', async () => {
    const soon = anInvitation(1, { expires_at: new Date(Date.now() + 3 * 86_400_000).toISOString() });
    const team = () => Promise.resolve({ ...aTeam, invitations: [soon] });
    const { page, rows, button, confirm, made } = await aTeamPage({ team });
    expect(textOf(rows('invitations')[0])).to.match(/Invited by Jonas Weber · expires in 3 days/);
    button(`Revoke the invitation of ${soon.email}`).click();
    await settled(page);
    await confirm();
    expect(made.at(-1)).to.deep.equal(['revokeInvitation', soon.invitation_id]);
    expect(textOf(part(page, '[aria-labelledby=invitations]'))).to.contain('None is open.');
  });

  it('loads once more when somebody was invited', async () => {
    const { page, made } = await aTeamPage();
    part(page, 'iris-invite').dispatchEvent(new CustomEvent('iris-invited'));
    expect(made).to.deep.equal([['team'], ['team']]);
  });

  it('says what failed, with the request id, and tries again on request', async () => {
    let count = 0;
    const team = () =>
      (count += 1) === 1
        ? Promise.reject(new IrisProblem('internal', 500, { requestId: 'request-7' }))
        : Promise.resolve(aTeam);
    const { page, rows } = await aTeamPage({ team });
    expect(textOf(part(page, '[role=alert]'))).to.match(/The team couldn’t be loaded.*request-7/);
    part(page, '[role=alert] button').click();
    await settled(page);
    expect(rows('members')).to.have.length(3);
  });

  it('loads by itself when the network is back', async () => {
    let isReachable = false;
    const team = () =>
      isReachable ? Promise.resolve(aTeam) : Promise.reject(new IrisProblem('unreachable', 0));
    const { page, rows } = await aTeamPage({ team });
    expect(has(page, '#members')).to.equal(false);
    isReachable = true;
    window.dispatchEvent(new Event('online'));
    await settled(page);
    expect(rows('members')).to.have.length(3);
  });
});
