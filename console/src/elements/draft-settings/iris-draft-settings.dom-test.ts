import type { DraftWording } from '@iris/contract';
import { IrisProblem } from '@iris/client';
import { expect, html, oneEvent } from '@open-wc/testing';
import type { DraftSettingsCalls } from '../../live/draft-settings-calls.ts';
import { noted, settled } from '../../testing/noted.ts';
import { expectAccessible, onPage, part, textOf } from '../../testing/on-page.ts';
import './iris-draft-settings.define.ts';
import type { IrisDraftSettings } from './iris-draft-settings.ts';

const small: DraftWording['model'] = { name: 'small-2', time_limit_ms: 10_000, rest_ms: 30_000 };

async function aPage(
  external_model: boolean,
  over: Partial<DraftSettingsCalls> = {},
  model: DraftWording['model'] = small,
) {
  const { calls, made } = noted<DraftSettingsCalls>({
    settings: () => Promise.resolve({ external_model, model }),
    replace: (settings) => Promise.resolve({ ...settings, model }),
    ...over,
  });
  const page = await onPage<IrisDraftSettings>(
    html`<iris-draft-settings .calls=${calls}></iris-draft-settings>`,
  );
  await settled(page);
  const way = (value: 'iris' | 'outside') => part(page, `[value=${value}]`, HTMLInputElement);
  const save = () => part(page, 'form .primary', HTMLButtonElement);
  const press = async (button: HTMLElement) => {
    button.click();
    await settled(page);
    await settled(page);
  };
  return { page, made, way, save, press };
}

describe('iris-draft-settings', () => {
  it('is accessible, loading, loaded, asking and failed', async () => {
    const { page, way, save, press } = await aPage(false);
    await expectAccessible(page);
    await press(way('outside'));
    await press(save());
    await expectAccessible(page);
    await expectAccessible((await aPage(true)).page);
    await expectAccessible((await aPage(true, { settings: () => new Promise(() => {}) })).page);
    const failure = new IrisProblem('internal', 500);
    await expectAccessible((await aPage(true, { settings: () => Promise.reject(failure) })).page);
  });

  it('says where text goes', async () => {
    const { page, way, save } = await aPage(false);
    expect(way('iris').checked).to.equal(true);
    expect(textOf(page)).to.match(/No text leaves this machine\..*is sent to the model/);
    expect(save().disabled).to.equal(true);
  });

  it('says that it changes nothing while the server has no model', async () => {
    const { page } = await aPage(true, {}, null);
    expect(textOf(part(page, '.now'))).to.contain('this server has no model, though one is allowed');
    await expectAccessible(page);
  });

  it('says who words drafts as things stand, and once that is saved otherwise', async () => {
    const { page, way, save, press } = await aPage(true);
    const now = () => textOf(part(page, '.now'));
    expect(now()).to.match(/^The model “small-2” words drafts\..*within 10 seconds/);
    await press(way('iris'));
    expect(now()).to.match(/^The model/);
    await press(save());
    expect(now()).to.match(/^Iris itself words drafts\. This server has the model “small-2”/);
  });

  it('asks before text leaves the machine, and does so only then', async () => {
    const { page, made, way, save, press } = await aPage(false);
    await press(way('outside'));
    await press(save());
    expect(made).to.deep.equal([['settings']]);
    const ask = part(page, 'iris-ask');
    expect(textOf(part(ask, '#explanation'))).to.contain('will be sent to the model');
    await press(part(ask, '.primary'));
    expect(made.at(-1)).to.deep.equal(['replace', { external_model: true }]);
    expect(way('outside').checked).to.equal(true);
    expect(save().disabled).to.equal(true);
  });

  it('keeps text on the machine without asking, and says so', async () => {
    const { page, made, way, save, press } = await aPage(true);
    await press(way('iris'));
    setTimeout(() => void press(save()));
    const { detail }: CustomEvent<{ text: string }> = await oneEvent(page, 'iris-toast');
    await settled(page);
    expect(detail.text).to.equal('Iris itself words drafts now.');
    expect(made.at(-1)).to.deep.equal(['replace', { external_model: false }]);
  });

  it('says what failed, and keeps what was chosen', async () => {
    const problem = new IrisProblem('internal', 500, { requestId: 'request-6' });
    const { page, way, save, press } = await aPage(true, { replace: () => Promise.reject(problem) });
    await press(way('iris'));
    await press(save());
    expect(textOf(part(page, '[role=alert]'))).to.match(/The setting wasn’t saved\..*request-6/);
    expect(way('iris').checked).to.equal(true);
  });
});
