import { IrisProblem } from '@iris/client';
import { expect, html, oneEvent } from '@open-wc/testing';
import { me, someSettings } from '../../factories.ts';
import type { WidgetCalls } from '../../live/widget-calls.ts';
import { noted, settled } from '../../testing/noted.ts';
import { expectAccessible, onPage, part, textOf, write } from '../../testing/on-page.ts';
import './iris-widget-settings.define.ts';
import type { IrisWidgetSettings } from './iris-widget-settings.ts';

const conflict = new IrisProblem('conflict', 409);

async function aPage(over: Partial<WidgetCalls> = {}) {
  const { calls, made } = noted<WidgetCalls>({
    settings: () => Promise.resolve({ settings: someSettings, etag: '"1"' }),
    replace: (settings) => Promise.resolve({ settings, etag: '"2"' }),
    refused: () =>
      Promise.resolve([{ origin: 'https://fjord.example', count: 3, last_at: '2026-01-10T10:00:00.000Z' }]),
    ...over,
  });
  const page = await onPage<IrisWidgetSettings>(
    html`<iris-widget-settings .calls=${calls} .me=${me}></iris-widget-settings>`,
  );
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
  const check = async (label: string) => {
    const found = [...(page.shadowRoot?.querySelectorAll('label.check') ?? [])].find((one) =>
      one.textContent.includes(label),
    );
    if (found === undefined) throw new Error(`There is no ${label}`);
    part(found, 'input').click();
    await page.updateComplete;
  };
  const replacements = () => made.filter(([name]) => name === 'replace');
  return { page, save, type, press, check, replacements };
}

describe('iris-widget-settings', () => {
  it('is accessible, loading, loaded, with all of it unfolded, and failed', async () => {
    const { page, check } = await aPage();
    await expectAccessible(page);
    for (const label of ['background of its own', 'text colour of its own', 'set hours', 'Ask before'])
      await check(label);
    await expectAccessible(page);
    await expectAccessible((await aPage({ settings: () => new Promise(() => {}) })).page);
    const failure = new IrisProblem('internal', 500);
    await expectAccessible((await aPage({ settings: () => Promise.reject(failure) })).page);
  });

  it('shows what is typed beside the form, and saves all of the settings with it', async () => {
    const { page, save, type, press, replacements } = await aPage();
    expect(save().disabled).to.equal(true);
    await type('title', 'Fjord');
    await type('primary', '#0a7f5a');
    await type('offset-x', '48');
    const wanted = {
      ...someSettings,
      title: 'Fjord',
      colors: { ...someSettings.colors, primary: '#0a7f5a' },
      offset: { x: 48, y: 20 },
    };
    const { allowed_origins: _, ...shown } = wanted;
    expect(part(page, 'iris-widget-preview')).to.have.deep.property('config', {
      tenant_id: me.tenantId,
      ...shown,
    });
    setTimeout(() => void press(save()));
    await oneEvent(page, 'iris-toast');
    await settled(page);
    expect(replacements()).to.deep.equal([['replace', wanted, '"1"']]);
    expect(save().disabled).to.equal(true);
  });

  it('offers opening hours and questions, and takes them back', async () => {
    const { page, save, press, check, replacements } = await aPage();
    await check('set hours');
    await press(part(page, '[aria-label="Remove Monday"]'));
    await check('Ask before');
    await press(part(page, '[aria-labelledby=questions] .fields > .button'));
    await press(save());
    const [, settings] = replacements()[0] ?? [];
    expect(settings).to.deep.include({
      pre_chat: { enabled: true, fields: [{ key: 'name', label: 'Name', required: false }] },
    });
    expect(settings).to.have.nested.property('business_hours.hours[0].day', 2);
  });

  it('keeps what another administrator saved meanwhile, with what is typed on top', async () => {
    let isFirst = true;
    const theirs = { ...someSettings, welcome_message: 'Hello from the other one' };
    const { page, save, type, press, replacements } = await aPage({
      settings: () =>
        Promise.resolve(
          isFirst ? { settings: someSettings, etag: '"1"' } : { settings: theirs, etag: '"2"' },
        ),
      replace: (settings, etag) =>
        etag === '"1"' ? Promise.reject(conflict) : Promise.resolve({ settings, etag: '"3"' }),
    });
    isFirst = false;
    await type('title', 'Mine');
    await press(save());
    expect(textOf(part(page, '.save'))).to.contain('Somebody else changed the widget meanwhile.');
    expect(part(page, '#welcome', HTMLTextAreaElement).value).to.equal('Hello from the other one');
    expect(part(page, '#title', HTMLInputElement).value).to.equal('Mine');
    await press(save());
    expect(replacements().at(-1)).to.deep.equal(['replace', { ...theirs, title: 'Mine' }, '"2"']);
  });

  it('allows a refused origin at once, on top of whatever was saved meanwhile, and saves nothing that is typed', async () => {
    const theirs = { ...someSettings, allowed_origins: ['https://theirs.example'] };
    let asked = 0;
    const { page, type, press, replacements } = await aPage({
      settings: () =>
        Promise.resolve(
          (asked += 1) === 1 ? { settings: someSettings, etag: '"1"' } : { settings: theirs, etag: '"2"' },
        ),
      replace: (settings, etag) =>
        etag === '"1"' ? Promise.reject(conflict) : Promise.resolve({ settings, etag: '"3"' }),
    });
    await type('title', 'Not saved');
    await press(part(part(page, 'iris-allowed-origins'), '[aria-label="Allow https://fjord.example"]'));
    const allowed_origins = ['https://theirs.example', 'https://fjord.example'];
    expect(replacements().at(-1)).to.deep.equal(['replace', { ...theirs, allowed_origins }, '"2"']);
    expect(part(page, '#title', HTMLInputElement).value).to.equal('Not saved');
  });

  it('names the field that the server refuses, and keeps what was typed', async () => {
    const problem = new IrisProblem('validation_failed', 400, {
      error: { details: [{ path: '/logo_url', message: 'must be an https address' }] },
    });
    const { page, save, type, press } = await aPage({ replace: () => Promise.reject(problem) });
    await type('title', 'Mine');
    await press(save());
    expect(textOf(part(page, '[role=alert]'))).to.contain('Logo must be an https address.');
    expect(part(page, '#title', HTMLInputElement).value).to.equal('Mine');
  });
});
