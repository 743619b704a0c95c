import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { en } from '../../locales/en.ts';
import { definePanel } from '../../panel.define.ts';
import type { ConversationState } from '../../state/conversation-state.ts';
import { aMessage, aState, own } from '../../state/factories.ts';
import { aConfig } from '../../testing/a-config.ts';
import { fakeConversation } from '../../testing/fake-conversation.ts';
import type { IrisPanel } from './iris-panel.ts';

definePanel();

async function aPanel(over: Partial<ConversationState> = {}, colorScheme = 'light') {
  const conversation = fakeConversation(aState({ messages: [aMessage(1), own(2)], team: [], ...over }));
  const frame = await fixture(html`
    <div
      style="display: flex; height: 600px; color-scheme: ${colorScheme}; --iris-accent: #5b5bd6; --iris-on-accent: #fff"
    >
      <iris-panel
        .conversation=${conversation}
        .config=${aConfig()}
        .words=${en}
        .fills=${false}
      ></iris-panel>
    </div>
  `);
  const panel = frame.querySelector('iris-panel');
  if (panel === null) throw new Error('There is a panel');
  await panel.updateComplete;
  return { conversation, panel };
}

const line = (panel: IrisPanel) => panel.renderRoot.querySelector('.line')?.textContent?.trim() ?? '';

describe('iris-panel', () => {
  for (const scheme of ['light', 'dark'])
    it(`is accessible, ${scheme}`, async () => {
      const { panel } = await aPanel({ isSlow: true }, scheme);
      await expect(panel).to.be.accessible();
    });

  it('is a dialog with the team’s name', async () => {
    const { panel } = await aPanel();
    expect([panel.role, panel.ariaLabel]).to.deep.equal(['dialog', 'Halden Cycles']);
  });

  it('puts the focus where one writes when it opens', async () => {
    const { panel } = await aPanel();
    panel.close();
    panel.open();
    await panel.updateComplete;
    expect(panel.shadowRoot?.activeElement?.localName).to.equal('iris-composer');
  });

  it('asks to be closed on Escape, but not while an input method has the key', async () => {
    const { panel } = await aPanel();
    let asked = 0;
    panel.addEventListener('iris-panel-close', () => (asked += 1));
    const press = (init: KeyboardEventInit) =>
      panel.renderRoot
        .querySelector('iris-composer')
        ?.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, ...init }),
        );
    press({ isComposing: true });
    expect(asked).to.equal(0);
    press({});
    expect(asked).to.equal(1);
  });

  it('says nothing while all is well', async () => {
    const { panel } = await aPanel({ connection: { status: 'connecting', attempt: 1 } });
    expect(line(panel)).to.equal('');
  });

  for (const [what, over, said] of [
    ['it reconnects for long', { isSlow: true }, en.reconnecting],
    ['it connects for long', { isSlow: true, history: 'loading' }, en.connecting],
    ['the session has ended', { hasExpired: true }, en.expired],
    ['it may not connect', { connection: { status: 'stopped', reason: 'not_found' } }, en.unavailable],
    ['the conversation is archived', { channelStatus: 'archived' }, en.archived],
  ] as const satisfies readonly (readonly [string, Partial<ConversationState>, string])[])
    it(`says when ${what}`, async () => {
      const { panel } = await aPanel(over);
      expect(line(panel)).to.equal(said);
    });

  it('follows the conversation while it is in the page, and no longer', async () => {
    const { conversation, panel } = await aPanel();
    conversation.set({ isSlow: true });
    await panel.updateComplete;
    expect(line(panel)).to.equal(en.reconnecting);
    panel.remove();
    conversation.set({ isSlow: false });
    await panel.updateComplete;
    expect(line(panel)).to.equal(en.reconnecting);
  });

  it('passes the header’s wish to be closed on', async () => {
    const { panel } = await aPanel();
    const asked = oneEvent(panel, 'iris-panel-close');
    panel.renderRoot.querySelector('iris-header')?.dispatchEvent(new CustomEvent('iris-header-close'));
    await asked;
  });
});
