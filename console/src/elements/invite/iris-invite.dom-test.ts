import { IrisProblem } from '@iris/client';
import type { NewInvitation } from '@iris/contract';
import { expect, html, oneEvent } from '@open-wc/testing';
import { anInvitation, me } from '../../factories.ts';
import type { TeamCalls } from '../../live/team-calls.ts';
import { noted, settled } from '../../testing/noted.ts';
import { expectAccessible, has, onPage, part, textOf, write } from '../../testing/on-page.ts';
import './iris-invite.define.ts';
import type { IrisInvite } from './iris-invite.ts';

const { invitation_id, email, org_role, expires_at } = anInvitation(1);
const made: NewInvitation = {
  invitation_id,
  email,
  org_role,
  expires_at,
  email_sent: true,
  token: 'token/1',
};

async function anInvite(invite: TeamCalls['invite'] = () => Promise.resolve(made)) {
  const { calls, made: calledWith } = noted({ invite });
  const element = await onPage<IrisInvite>(
    html`<iris-invite .calls=${calls} .me=${me} .origin=${'https://cdn.example'}></iris-invite>`,
  );
  const submit = async () => {
    write(part(element, '#email', HTMLInputElement), ` ${email} `);
    part(element, 'form', HTMLFormElement).requestSubmit();
    await settled(element);
    await settled(element);
  };
  return { element, submit, calledWith };
}

describe('iris-invite', () => {
  it('is accessible, empty, refused and done', async () => {
    const { element, submit } = await anInvite(() => Promise.resolve({ ...made, email_sent: false }));
    await expectAccessible(element);
    await submit();
    await expectAccessible(element);
    const refused = await anInvite(() => Promise.reject(new IrisProblem('conflict', 409)));
    await refused.submit();
    await expectAccessible(refused.element);
  });

  it('invites as an operator unless another role is chosen, and says what that may do', async () => {
    const { element, submit, calledWith } = await anInvite();
    const role = part(element, '#role', HTMLSelectElement);
    expect(role.value).to.equal('operator');
    expect([...role.options].map(({ value }) => value)).not.to.contain('owner');
    role.value = 'viewer';
    role.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(textOf(part(element, '#role-hint'))).to.contain('Reads the conversations');
    await submit();
    expect(calledWith).to.deep.equal([['invite', email, 'viewer']]);
  });

  it('says that the mail is on its way, and is ready for the next', async () => {
    const { element, submit } = await anInvite();
    setTimeout(() => void submit());
    await oneEvent(element, 'iris-invited');
    await element.updateComplete;
    expect(textOf(part(element, '[role=status]'))).to.contain(`invitation to ${email} is on its way`);
    expect(part(element, '#email', HTMLInputElement).value).to.equal('');
    expect(has(element, 'iris-copy-line')).to.equal(false);
  });

  it('shows the link where the server sends no mail', async () => {
    const { element, submit } = await anInvite(() => Promise.resolve({ ...made, email_sent: false }));
    await submit();
    const url = new URL(textOf(part(part(element, 'iris-copy-line'), 'code')));
    expect(url.origin + url.pathname).to.equal('https://cdn.example/accept.html');
    expect([...url.searchParams]).to.deep.equal([
      ['tenant_id', me.tenantId],
      ['token', 'token/1'],
      ['email', email],
    ]);
  });

  for (const [code, status, words] of [
    ['conflict', 409, 'on the team already'],
    ['validation_failed', 400, 'no e-mail address'],
    ['forbidden', 403, 'Your role doesn’t allow this'],
    ['unreachable', 0, 'Check your connection'],
  ] as const)
    it(`says what ${code} means`, async () => {
      const { element, submit } = await anInvite(() => Promise.reject(new IrisProblem(code, status)));
      await submit();
      expect(textOf(part(element, '[role=alert]'))).to.contain(words);
      expect(part(element, '#email', HTMLInputElement).value).to.contain(email);
    });

  it('waits as long as the server says', async () => {
    const problem = new IrisProblem('rate_limited', 429, { retryAfterMs: 42_000 });
    const { element, submit, calledWith } = await anInvite(() => Promise.reject(problem));
    await submit();
    expect(textOf(element)).to.contain('try again in 42 s');
    await submit();
    expect(calledWith).to.have.length(1);
  });
});
