import { IrisProblem } from '@iris/client';
import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import { aKey } from '../../factories.ts';
import type { KeyCalls } from '../../live/key-calls.ts';
import { noted, settled } from '../../testing/noted.ts';
import { expectAccessible, has, isFocused, onPage, part, textOf, write } from '../../testing/on-page.ts';
import './iris-keys.define.ts';
import type { IrisKeys } from './iris-keys.ts';

const backend = aKey(1, { name: 'Production backend' });
const shop = aKey(2, { name: 'Shop page', key_type: 'publishable', scopes: [] });

async function aKeysPage(over: Partial<KeyCalls> = {}) {
  const { calls, made } = noted<KeyCalls>({
    list: () => Promise.resolve([backend, shop]),
    create: () => Promise.resolve({ ...aKey(3, { name: 'New' }), secret: 'iris_sk_3_whole' }),
    rotate: () => Promise.resolve({ ...backend, secret: 'iris_sk_1_rotated' }),
    revoke: () => Promise.resolve(),
    ...over,
  });
  const page = await onPage<IrisKeys>(html`<iris-keys .calls=${calls}></iris-keys>`);
  await settled(page);
  const rows = () => [...page.renderRoot.querySelectorAll<HTMLElement>('.rows > li')];
  const press = async (name: string) => {
    const button = part(page, `button[aria-label="${name}"]`);
    button.focus();
    button.click();
    await settled(page);
  };
  const confirm = async () => {
    part(part(page, 'iris-ask'), 'form', HTMLFormElement).requestSubmit();
    await settled(page);
    await settled(page);
  };
  return { page, made, rows, press, confirm };
}

const secretOn = (page: IrisKeys) => textOf(part(part(page, 'iris-copy-line'), 'code'));

describe('iris-keys', () => {
  it('is accessible, loading, loaded, empty, failed, making one and showing a secret', async () => {
    const { page, press, confirm } = await aKeysPage();
    await expectAccessible(page);
    part(page, '.new').click();
    await settled(page);
    await expectAccessible(page);
    await press('Rotate key Production backend');
    await confirm();
    await expectAccessible(page);
    await expectAccessible((await aKeysPage({ list: () => new Promise(() => {}) })).page);
    await expectAccessible((await aKeysPage({ list: () => Promise.resolve([]) })).page);
    const failure = new IrisProblem('internal', 500, { requestId: 'request-1' });
    await expectAccessible((await aKeysPage({ list: () => Promise.reject(failure) })).page);
  });

  it('says what each may do and when it was last used', async () => {
    const used = { ...backend, last_used_at: new Date(Date.now() - 5 * 60_000).toISOString() };
    const { rows } = await aKeysPage({ list: () => Promise.resolve([used, shop]) });
    expect(textOf(rows()[0])).to.match(/Secret.*iris_sk_1….*Read messages\..*last used 5 min ago/);
    expect(textOf(rows()[1])).to.match(/Publishable.*May start guest sessions\..*never used/);
  });

  it('says how long the secret before a rotation works, and not after', async () => {
    const until = (ms: number) => new Date(Date.now() + ms).toISOString();
    const list = () =>
      Promise.resolve([
        { ...backend, previous_secret_expires_at: until(3_600_000) },
        { ...shop, previous_secret_expires_at: until(-1) },
      ]);
    const { rows } = await aKeysPage({ list });
    expect(textOf(rows()[0])).to.contain('Old secret works for 60 min');
    expect(textOf(rows()[1])).not.to.contain('Old secret');
  });

  it('shows a new secret once, above the list, until it is put away', async () => {
    const { page, rows } = await aKeysPage();
    part(page, '.new').click();
    await settled(page);
    const detail = { ...aKey(3, { name: 'New' }), secret: 'iris_sk_3_whole' };
    part(page, 'iris-new-key').dispatchEvent(new CustomEvent('iris-key-issued', { detail }));
    await settled(page);
    expect(secretOn(page)).to.equal('iris_sk_3_whole');
    expect(isFocused(part(page, '#issued'))).to.equal(true);
    expect(textOf(rows()[0])).to.contain('New');
    part(page, '.issued .acts button').click();
    await settled(page);
    expect(has(page, 'iris-copy-line')).to.equal(false);
    expect(textOf(page)).not.to.contain('iris_sk_3_whole');
  });

  it('goes back to where one was when none is made after all', async () => {
    const { page } = await aKeysPage();
    part(page, '.new').click();
    await settled(page);
    part(page, 'iris-new-key').dispatchEvent(new CustomEvent('iris-cancel'));
    await settled(page);
    expect(isFocused(part(page, '.new'))).to.equal(true);
  });

  it('rotates with a grace, an hour unless another is chosen, and shows the new secret', async () => {
    const { page, made, press, confirm } = await aKeysPage();
    await press('Rotate key Production backend');
    await confirm();
    expect(made.at(-1)).to.deep.equal(['rotate', backend.key_id, 3_600]);
    expect(secretOn(page)).to.equal('iris_sk_1_rotated');
    await waitUntil(() => isFocused(part(page, '#issued')));
    await press('Rotate key Production backend');
    part(part(page, 'iris-ask'), '[value="0"]').click();
    await confirm();
    expect(made.at(-1)).to.deep.equal(['rotate', backend.key_id, 0]);
  });

  it('revokes a key only once its name was typed, and takes its secret out of sight', async () => {
    const { page, made, rows, press, confirm } = await aKeysPage();
    await press('Rotate key Production backend');
    await confirm();
    await press('Revoke key Production backend');
    await confirm();
    expect(made.at(-1)?.[0]).to.equal('rotate');
    write(part(part(page, 'iris-ask'), '#name', HTMLInputElement), 'Production backend');
    await settled(page);
    setTimeout(() => void confirm());
    const { detail }: CustomEvent<{ text: string }> = await oneEvent(page, 'iris-toast');
    await settled(page);
    expect(detail.text).to.equal('Revoked key “Production backend”.');
    expect(made.at(-1)).to.deep.equal(['revoke', backend.key_id]);
    expect(rows()).to.have.length(1);
    expect(has(page, 'iris-copy-line')).to.equal(false);
    await waitUntil(() => isFocused(part(page, '#keys')));
  });

  it('says what to do where there is none yet', async () => {
    const { page } = await aKeysPage({ list: () => Promise.resolve([]) });
    expect(textOf(page)).to.contain('No keys yet');
    part(page, '.new').click();
    await settled(page);
    expect(has(page, 'iris-new-key')).to.equal(true);
  });
});
