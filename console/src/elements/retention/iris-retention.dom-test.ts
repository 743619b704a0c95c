import { IrisProblem } from '@iris/client';
import type { RetentionPolicy } from '@iris/contract';
import { expect, html, oneEvent } from '@open-wc/testing';
import type { RetentionCalls } from '../../live/retention-calls.ts';
import { noted, settled } from '../../testing/noted.ts';
import { expectAccessible, has, onPage, part, textOf, write } from '../../testing/on-page.ts';
import './iris-retention.define.ts';
import type { IrisRetention } from './iris-retention.ts';

const windows = { messages_days: 365, audit_days: 2_190, attachments_days: 365, guests_days: 90 };
const policy: RetentionPolicy = { ...windows, updated_at: '2026-01-10T09:00:00.000Z' };

async function aPage(over: Partial<RetentionCalls> = {}) {
  const { calls, made } = noted<RetentionCalls>({
    policy: () => Promise.resolve(policy),
    replace: (wanted) => Promise.resolve({ ...wanted, updated_at: new Date().toISOString() }),
    ...over,
  });
  const page = await onPage<IrisRetention>(html`<iris-retention .calls=${calls}></iris-retention>`);
  await settled(page);
  const save = () => part(page, '.save button', HTMLButtonElement);
  const type = async (id: string, text: string) => {
    write(part(page, `#${id}`, HTMLInputElement), text);
    await page.updateComplete;
  };
  const press = async (button: HTMLElement) => {
    button.click();
    await settled(page);
    await settled(page);
  };
  return { page, made, save, type, press };
}

describe('iris-retention', () => {
  it('is accessible, loading, loaded, with a mistake, asking and failed', async () => {
    const { page, save, type, press } = await aPage();
    await expectAccessible(page);
    await type('guests_days', 'ten');
    await expectAccessible(page);
    await type('guests_days', '10');
    await press(save());
    await expectAccessible(page);
    await expectAccessible((await aPage({ policy: () => new Promise(() => {}) })).page);
    const failure = new IrisProblem('internal', 500);
    await expectAccessible((await aPage({ policy: () => Promise.reject(failure) })).page);
  });

  it('shows the windows, and saves nothing that is as it was', async () => {
    const { page, save, type } = await aPage();
    expect(part(page, '#messages_days', HTMLInputElement).value).to.equal('365');
    expect(save().disabled).to.equal(true);
    await type('messages_days', '366');
    expect(save().disabled).to.equal(false);
    await type('messages_days', '365');
    expect(save().disabled).to.equal(true);
  });

  it('takes whole days from 1 to 36500, and says so at the field', async () => {
    const { page, save, type } = await aPage();
    for (const wrong of ['', '0', '36501', '1.5', 'ten']) {
      await type('guests_days', wrong);
      expect(save().disabled).to.equal(true);
      expect(textOf(part(page, '#guests_days-days'))).to.equal('1 to 36500');
    }
    await type('guests_days', '36500');
    expect(textOf(part(page, '#guests_days-days'))).to.equal('about 100 years');
  });

  it('saves longer windows at once, all four of them', async () => {
    const { page, made, save, type, press } = await aPage();
    await type('messages_days', '730');
    setTimeout(() => void press(save()));
    await oneEvent(page, 'iris-toast');
    await settled(page);
    expect(made.at(-1)).to.deep.equal(['replace', { ...windows, messages_days: 730 }]);
    expect(save().disabled).to.equal(true);
    expect(textOf(page)).to.contain('Last changed just now.');
  });

  it('asks before it keeps less, and says what that deletes', async () => {
    const { page, made, save, type, press } = await aPage();
    await type('messages_days', '30');
    await press(save());
    expect(made).to.deep.equal([['policy']]);
    const ask = part(page, 'iris-ask');
    expect(textOf(part(ask, '#explanation'))).to.contain('Messages: 30 days instead of 365.');
    await press(part(ask, '.primary'));
    expect(made.at(-1)).to.deep.equal(['replace', { ...windows, messages_days: 30 }]);
  });

  it('leaves all as it was when one thinks better of it', async () => {
    const { page, made, save, type, press } = await aPage();
    await type('messages_days', '30');
    await press(save());
    await press(part(part(page, 'iris-ask'), '.buttons .button'));
    expect(made).to.deep.equal([['policy']]);
    expect(part(page, '#messages_days', HTMLInputElement).value).to.equal('30');
  });

  it('says what failed, and keeps what was typed', async () => {
    const problem = new IrisProblem('internal', 500, { requestId: 'request-6' });
    const { page, save, type, press } = await aPage({ replace: () => Promise.reject(problem) });
    await type('messages_days', '730');
    await press(save());
    expect(textOf(part(page, '[role=alert]'))).to.match(/The windows weren’t saved\..*request-6/);
    expect(part(page, '#messages_days', HTMLInputElement).value).to.equal('730');
    expect(has(part(page, 'iris-ask'), 'dialog')).to.equal(false);
  });
});
