import { aTimeout, expect, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import type { ConversationPart } from './conversation/conversation.ts';
import { createPanel } from './create-panel.ts';
import { joinNativeHost, type NativeHost } from './host/native-host.ts';
import type { WidgetSetup } from './host/setup.ts';
import { IrisWidget, type Parts } from './iris-widget.ts';
import { aMessage, aState, own, speaker } from './state/factories.ts';
import { aConfig } from './testing/a-config.ts';
import { fakeConversation, type FakeConversation } from './testing/fake-conversation.ts';

/** The widget with a conversation in the test's hands, and parts that can fail to load. */
class TestWidget extends IrisWidget {
  readonly conversation: FakeConversation = fakeConversation(
    aState({ messages: [aMessage(1), own(2)], lastReadSeq: 2, team: [] }),
  );
  readonly loaded: string[] = [];
  host: NativeHost | null = null;
  isDead = false;

  protected override parts(): Parts {
    const load = <T>(name: string, part: T) => {
      this.loaded.push(name);
      return this.isDead ? Promise.reject(new Error('dead')) : Promise.resolve(part);
    };
    const conversationPart: ConversationPart = {
      openConversation: () => this.conversation,
      findNativeHost: () => this.host,
      joinNativeHost,
    };
    return {
      conversation: () => load('conversation', conversationPart),
      panel: () => load('panel', { createPanel: (setup) => createPanel(setup, {}) }),
    };
  }
}
customElements.define('test-widget', TestWidget);

const made: TestWidget[] = [];

function aWidget(over: Partial<WidgetSetup> = {}, prepare: (widget: TestWidget) => void = () => {}) {
  const widget = new TestWidget();
  made.push(widget);
  prepare(widget);
  widget.start({
    origin: location.origin,
    tenantId: speaker.tenant_id,
    config: aConfig(),
    attributes: { locale: 'en' },
    load: () => Promise.reject(new Error('nothing is served in tests')),
    calls: [],
    ...over,
  });
  document.body.append(widget);
  const root = widget.shadowRoot;
  const button = root?.querySelector('button');
  if (!root || !button) throw new Error('There is a launcher');
  return {
    widget,
    button,
    root,
    panel: () => root.querySelector('iris-panel'),
    frame: root.querySelector('.frame'),
  };
}

const opened = async (over: Partial<WidgetSetup> = {}) => {
  const parts = aWidget(over);
  const event = oneEvent(parts.widget, 'iris:open');
  parts.button.click();
  await event;
  return parts;
};

describe('iris-widget', () => {
  afterEach(async () => {
    for (const widget of made.splice(0)) {
      // It comes back when it is only removed: a page can't lose it by accident.
      widget.connectedCallback = () => {};
      widget.disconnectedCallback = () => {};
      widget.remove();
    }
    localStorage.clear();
    await nextFrame();
  });

  it('is accessible, closed and open', async () => {
    const { widget } = aWidget();
    await expect(widget).to.be.accessible();
    widget.call('open');
    await oneEvent(widget, 'iris:open');
    await expect(widget).to.be.accessible();
  });

  it('shows other settings as soon as it is told, closed and open', async () => {
    const { widget, button, frame, panel } = aWidget();
    await widget.configure(aConfig({ position: 'left', offset: { x: 8, y: 40 }, locale: 'de' }));
    expect(frame?.className).to.contain('left');
    expect(getComputedStyle(frame ?? button).margin).to.equal('40px 8px');
    widget.call('open');
    await oneEvent(widget, 'iris:open');
    await widget.configure(aConfig({ title: 'Another name', theme: 'dark' }));
    await panel()?.updateComplete;
    expect(panel()?.ariaLabel).to.equal('Another name');
    expect(frame?.className).to.contain('open');
    expect(getComputedStyle(button).colorScheme).to.equal('dark');
  });

  it('11: loads, starts and stores nothing before intent', async () => {
    const { widget, panel } = aWidget();
    await aTimeout(700);
    expect(widget.loaded).to.deep.equal([]);
    expect(widget.conversation.calls).to.deep.equal([]);
    expect(panel()).to.equal(null);
    expect(localStorage.length).to.equal(0);
  });

  it('loads on the first sign of intent, and starts nothing yet', async () => {
    const { widget, button, panel } = aWidget();
    const { left, top } = button.getBoundingClientRect();
    const move = (clientX: number, clientY: number) =>
      dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse', clientX, clientY }));
    move(left - 400, top);
    expect(widget.loaded).to.deep.equal([]);
    move(left - 60, top - 60);
    await waitUntil(() => panel() !== null);
    expect(panel()?.hidden).to.equal(true);
    expect(widget.conversation.calls).to.deep.equal([]);
  });

  it('opens with the focus in the composer, starts the conversation and tells that it is seen', async () => {
    const { widget, button, panel } = await opened();
    expect(button.ariaExpanded).to.equal('true');
    expect(button.ariaLabel).to.equal('Close chat');
    expect(panel()?.shadowRoot?.activeElement?.localName).to.equal('iris-composer');
    expect(widget.conversation.calls).to.deep.include.members([['start'], ['setVisible', true]]);
  });

  it('closes on Escape, gives the focus back and leaves nothing to be reached', async () => {
    const { widget, button, panel, root } = await opened();
    const closed = oneEvent(widget, 'iris:close');
    panel()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await closed;
    expect(root.activeElement).to.equal(button);
    expect(panel()?.checkVisibility()).to.equal(false);
    expect(widget.conversation.calls.at(-1)).to.deep.equal(['setVisible', false]);
  });

  it('counts what is unread, on the badge, in its name and to the page', async () => {
    const { widget, button, root } = await opened();
    widget.call('close');
    await oneEvent(widget, 'iris:close');
    const told = oneEvent(widget, 'iris:unread');
    widget.conversation.set({
      messages: [aMessage(1), own(2), aMessage(3), own(4), aMessage(5)],
      lastSeq: 5,
    });
    expect((await told).detail).to.deep.equal({ count: 2 });
    expect(root.querySelector('.badge')?.textContent).to.equal('2');
    expect(button.ariaLabel).to.equal('Open chat. Unread messages: 2');
    widget.conversation.set({ messages: [], lastSeq: 150, lastReadSeq: 0 });
    expect(root.querySelector('.badge')?.textContent).to.equal('99+');
    await expect(widget).to.be.accessible();
  });

  it('shows at once what waits for a visitor with a running conversation', async () => {
    localStorage.setItem(`iris:${speaker.tenant_id}`, JSON.stringify({ chat: { last_seq: 3 } }));
    const { widget } = aWidget();
    await waitUntil(() => widget.conversation.calls.length > 0);
    expect(widget.conversation.calls).to.deep.equal([['start']]);
    expect(widget.loaded).to.deep.equal(['conversation']);
  });

  it('doesn’t call home for a conversation in which nobody ever wrote', async () => {
    localStorage.setItem(`iris:${speaker.tenant_id}`, JSON.stringify({ chat: { last_seq: 0 } }));
    const { widget } = aWidget();
    await aTimeout(700);
    expect(widget.loaded).to.deep.equal([]);
  });

  it('7: stays the launcher when the host is dead, says so to the page, and tries again at the next click', async () => {
    const { widget, button, panel, root } = aWidget({}, (dead) => (dead.isDead = true));
    const error = oneEvent(widget, 'iris:error');
    button.click();
    expect((await error).detail).to.deep.equal({ code: 'unreachable' });
    expect([button.ariaExpanded, button.ariaBusy, panel()]).to.deep.equal(['false', 'false', null]);
    expect([root.querySelector('.badge')?.textContent, button.ariaLabel]).to.deep.equal([
      '!',
      'Open chat. Not reachable right now, try again',
    ]);
    widget.isDead = false;
    button.click();
    await oneEvent(widget, 'iris:open');
  });

  it('17: a double click opens once', async () => {
    const { widget, button } = aWidget();
    button.click();
    button.click();
    button.click();
    await oneEvent(widget, 'iris:open');
    expect(widget.loaded).to.deep.equal(['conversation', 'panel']);
  });

  it('works off the calls that came before it did, then tells that it is ready', async () => {
    const heard: unknown[] = [];
    const calls = [
      ['on', 'ready', () => heard.push('ready')],
      ['on', 'open', () => heard.push('open')],
      ['open'],
    ];
    const { widget } = aWidget({ calls });
    await oneEvent(widget, 'iris:open');
    expect(heard).to.deep.equal(['ready', 'open']);
  });

  it('stops telling when asked to, and tells a latecomer that it is ready', () => {
    const { widget } = aWidget();
    const heard: unknown[] = [];
    const listener = () => heard.push('error');
    widget.call('on', 'error', listener);
    widget.call('nonsense');
    widget.call('off', 'error', listener);
    widget.call('nonsense');
    widget.call('on', 'ready', () => heard.push('ready'));
    expect(heard).to.deep.equal(['error', 'ready']);
  });

  it('can be hidden and shown as a whole', () => {
    const { widget, button } = aWidget();
    widget.call('hide');
    expect(button.checkVisibility()).to.equal(false);
    widget.call('show');
    expect(button.checkVisibility()).to.equal(true);
  });

  it('hides its launcher for a page with a button of its own', async () => {
    const { widget, button, panel } = aWidget({ attributes: { hideLauncher: '' } });
    expect(button.checkVisibility()).to.equal(false);
    widget.call('open');
    await oneEvent(widget, 'iris:open');
    expect(panel()?.checkVisibility()).to.equal(true);
  });

  it('opens by itself when the tag says so', async () => {
    await oneEvent(aWidget({ attributes: { open: '' } }).widget, 'iris:open');
  });

  it('fills its window as the embed page, without launcher and without a way to close it', async () => {
    const { widget, button, panel } = aWidget({ attributes: { embed: '' } });
    await oneEvent(widget, 'iris:open');
    const { width, height } = panel()?.getBoundingClientRect() ?? new DOMRect();
    expect([width, height]).to.deep.equal([innerWidth, innerHeight]);
    expect(button.checkVisibility()).to.equal(false);
    widget.call('close');
    expect(panel()?.hidden).to.equal(false);
  });

  it('waits for its native app on the embed page, and opens with the token that it brings', async () => {
    let say: (message: unknown) => void = () => {};
    const told: unknown[] = [];
    const host = {
      post: (message: unknown) => told.push(message),
      listen: (listener: typeof say) => (say = listener),
    };
    const { widget } = aWidget({ attributes: { embed: '' } }, (made) => (made.host = host));
    await waitUntil(() => told.length > 0);
    expect(widget.conversation.calls).to.deep.equal([]);
    say({ iris: ['identify', { token: 'minted' }] });
    await oneEvent(widget, 'iris:open');
    expect(told).to.deep.include({ iris: 'open', detail: null });
  });

  it('has the tenant’s colours and place before anything is painted, and readable text on them', () => {
    const config = aConfig({
      colors: { primary: '#ffb224', background: null, text: null },
      position: 'left',
      offset: { x: 8, y: 40 },
    });
    const { button, frame } = aWidget({ config, attributes: { theme: 'light' } });
    const { left, bottom } = button.getBoundingClientRect();
    expect([left, innerHeight - bottom]).to.deep.equal([8, 40]);
    expect(getComputedStyle(button).backgroundColor).to.equal('rgb(255, 178, 36)');
    expect(getComputedStyle(button).color).to.equal('rgb(0, 0, 0)');
    expect(frame?.classList.contains('left')).to.equal(true);
  });

  it('9: can be moved by the page with two custom properties', () => {
    document.body.style.setProperty('--iris-offset', '50px 60px');
    document.body.style.setProperty('--iris-z-index', '7');
    const { widget, button } = aWidget();
    const { right, bottom } = button.getBoundingClientRect();
    expect([innerWidth - right, innerHeight - bottom]).to.deep.equal([60, 50]);
    expect(getComputedStyle(widget).zIndex).to.equal('7');
    document.body.removeAttribute('style');
  });

  it('changes its language and direction', async () => {
    const { widget, button, panel } = await opened();
    widget.call('setLocale', 'ar');
    expect([button.lang, button.dir, button.ariaLabel]).to.deep.equal(['ar', 'rtl', 'إغلاق المحادثة']);
    await waitUntil(() => panel()?.dir === 'rtl');
  });

  it('changes its theme', () => {
    const { widget, frame } = aWidget();
    const schemes = ['dark', 'auto', 'light', 'nonsense'].map((theme) => {
      widget.call('setTheme', theme);
      return frame === null ? '' : getComputedStyle(frame).colorScheme;
    });
    expect(schemes).to.deep.equal(['dark', 'light dark', 'light', 'light']);
  });

  it('8: comes back when a router throws it away, with everything in it', async () => {
    const { widget, panel } = await opened();
    const before = panel();
    document.body.removeChild(widget);
    await waitUntil(() => widget.isConnected);
    expect(panel()).to.equal(before);
    expect(panel()?.checkVisibility()).to.equal(true);
  });

  it('8: a copy that a router took of it stays away', async () => {
    const { widget } = aWidget();
    const copy = widget.cloneNode(true);
    document.body.append(copy);
    await nextFrame();
    expect(copy.isConnected).to.equal(false);
  });

  it('hands a token on, and takes nothing that isn’t one', async () => {
    const { widget } = await opened();
    widget.call('identify', { token: 'minted', channel_id: 'channel-9' });
    await waitUntil(() => widget.conversation.calls.some(([name]) => name === 'identify'));
    expect(widget.conversation.calls).to.deep.include(['identify', 'minted', 'channel-9']);
    const error = oneEvent(widget, 'iris:error');
    widget.call('identify', { token: 7 });
    expect((await error).detail).to.deep.equal({ code: 'invalid_token' });
  });
});
