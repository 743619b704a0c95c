import { IrisProblem } from '@iris/client';
import { expect, html } from '@open-wc/testing';
import { me } from '../../factories.ts';
import type { InstallCalls } from '../../live/install-calls.ts';
import type { Installation } from '../../state/installation.ts';
import { settled } from '../../testing/noted.ts';
import { expectAccessible, has, onPage, part, textOf } from '../../testing/on-page.ts';
import './iris-install.define.ts';
import type { IrisInstall } from './iris-install.ts';

const live: Installation = { visits: 12, allowed: ['https://a.example'], refused: [], logoUrl: null };

async function anInstall(over: Partial<InstallCalls> = {}) {
  const calls: InstallCalls = {
    look: () => Promise.resolve(live),
    integrity: () => Promise.resolve('sha384-x'),
    ...over,
  };
  const page = await onPage<IrisInstall>(
    html`<iris-install .calls=${calls} .me=${me} .origin=${'https://cdn.example'}></iris-install>`,
  );
  await settled(page);
  return page;
}

const seen = (over: Partial<Installation>) =>
  anInstall({ look: () => Promise.resolve({ ...live, ...over }) });
const lines = (page: Element) =>
  [...(page.shadowRoot?.querySelectorAll('iris-copy-line') ?? [])].map(({ text }) => text);

describe('iris-install', () => {
  it('is accessible, live, not yet, refused, loading and failed', async () => {
    await expectAccessible(await anInstall());
    await expectAccessible(await seen({ visits: 0, allowed: [] }));
    await expectAccessible(await seen({ refused: ['https://b.example'] }));
    await expectAccessible(await anInstall({ look: () => new Promise(() => {}) }));
    const failure = new IrisProblem('internal', 500);
    await expectAccessible(await anInstall({ look: () => Promise.reject(failure) }));
  });

  it('has the tag of this workspace, the same with its hash, and the policy with the logo’s host', async () => {
    const [tag, pinned, policy] = lines(await seen({ logoUrl: 'https://shop.example/logo.svg' }));
    expect(tag).to.contain(`data-tenant-id="${me.tenantId}"`);
    expect(pinned).to.contain('integrity="sha384-x"');
    expect(policy).to.contain('img-src https://cdn.example https://shop.example');
  });

  it('goes without the hash where the browser can’t tell it', async () => {
    expect(lines(await anInstall({ integrity: () => Promise.resolve(null) }))).to.have.length(2);
  });

  it('says that it is live only once a visitor has opened the chat, and looks again when asked', async () => {
    let visits = 0;
    const page = await anInstall({ look: () => Promise.resolve({ ...live, visits }) });
    expect(textOf(part(page, '[role=status]'))).to.contain('Nobody has opened the chat');
    visits = 1;
    part(page, 'header button').click();
    await settled(page);
    expect(textOf(part(page, '[role=status]'))).to.contain('visitors opened the chat once');
  });

  it('doesn’t call it live while no site of theirs may have the chat, whoever tried it on the sample page', async () => {
    const page = await seen({ visits: 4, allowed: [] });
    expect(has(page, '.good')).to.equal(false);
    const words = textOf(part(page, '[role=status]'));
    expect(words).to.contain('Not on a site of yours: the chat was opened 4 times');
    expect(words).to.contain('Add your site');
  });

  it('names the sites that have the tag and aren’t allowed, and where to allow them', async () => {
    const page = await seen({ visits: 0, refused: ['https://b.example'] });
    expect(textOf(part(page, '.waiting'))).to.contain('https://b.example');
    expect(has(page, '.waiting a[href="#widget"]')).to.equal(true);
  });
});
