import { IrisProblem } from '@iris/client';
import { expect, html } from '@open-wc/testing';
import { me } from '../../factories.ts';
import type { Me } from '../../state/me.ts';
import { settled } from '../../testing/noted.ts';
import { expectAccessible, has, onPage, part, textOf } from '../../testing/on-page.ts';
import './iris-admin.define.ts';
import type { AdminParts, IrisAdmin } from './iris-admin.ts';

async function anAdmin(whoAmI: () => Promise<Me>) {
  const parts: AdminParts = {
    pages: [{ name: 'team', title: 'Team', icon: 'people', load: async () => () => html`<p>Everybody</p>` }],
    send: () => Promise.reject(new Error('no calls here')),
    whoAmI,
    signOut: () => Promise.resolve(),
  };
  const admin = await onPage<IrisAdmin>(html`<iris-admin .parts=${parts}></iris-admin>`);
  await settled(admin);
  return admin;
}

const as = (orgRole: Me['orgRole']) => anAdmin(() => Promise.resolve({ ...me, orgRole }));

describe('iris-admin', () => {
  it('is accessible, starting, started, refused and failed', async () => {
    await expectAccessible(await anAdmin(() => new Promise(() => {})));
    await expectAccessible(await as('owner'));
    await expectAccessible(await as('viewer'));
    await expectAccessible(await anAdmin(() => Promise.reject(new IrisProblem('unavailable', 503))));
  });

  for (const role of ['owner', 'admin'] as const)
    it(`shows its pages to an ${role}`, async () => {
      expect(has(await as(role), 'iris-admin-frame')).to.equal(true);
    });

  for (const [role, words] of [
    ['operator', 'You are an operator of Northwind Traders.'],
    ['viewer', 'You are a viewer of Northwind Traders.'],
  ] as const)
    it(`tells ${role}s whom to ask, and leads them to the console`, async () => {
      const admin = await as(role);
      expect(has(admin, 'iris-admin-frame')).to.equal(false);
      expect(textOf(admin)).to.contain(words);
      expect(textOf(admin)).to.contain('Ask an owner or admin');
      expect(part(admin, 'a.primary').getAttribute('href')).to.equal('/console.html');
    });

  it('says why it couldn’t start, and tries again', async () => {
    let count = 0;
    const admin = await anAdmin(() =>
      (count += 1) === 1
        ? Promise.reject(new IrisProblem('unavailable', 503, { requestId: 'request-1' }))
        : Promise.resolve({ ...me, orgRole: 'owner' }),
    );
    expect(textOf(admin)).to.contain('request-1');
    part(admin, 'button').click();
    await settled(admin);
    expect(has(admin, 'iris-admin-frame')).to.equal(true);
  });
});
