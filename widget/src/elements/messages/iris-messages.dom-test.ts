import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { Message } from '@iris/contract';
import { en } from '../../locales/en.ts';
import { definePanel } from '../../panel.define.ts';
import type { ConversationState } from '../../state/conversation-state.ts';
import { aMessage, aState, at, operatorId, own } from '../../state/factories.ts';
import { aConfig } from '../../testing/a-config.ts';
import { fakeConversation } from '../../testing/fake-conversation.ts';
import { timesFor } from '../../text/times.ts';
import type { IrisMessages } from './iris-messages.ts';

definePanel();

const times = timesFor('en', en);

async function showing(state: ConversationState) {
  const conversation = fakeConversation(state);
  const element = await fixture<IrisMessages>(html`
    <iris-messages
      style="height: 400px; width: 380px"
      .conversation=${conversation}
      .state=${state}
      .config=${aConfig()}
      .words=${en}
      .times=${times}
    ></iris-messages>
  `);
  const show = async (change: Partial<ConversationState>) => {
    element.state = { ...element.state, ...change };
    await element.updateComplete;
    await nextFrame();
  };
  const all = (selector: string) => Array.from(element.renderRoot.querySelectorAll<HTMLElement>(selector));
  const texts = (selector: string) => all(selector).map(({ innerText }) => innerText.trim());
  const scroller = all('.scroller')[0];
  if (scroller === undefined) throw new Error('The list can be scrolled');
  return { conversation, element, show, all, texts, scroller };
}

const saying = (content: string, over: Partial<Message> = {}) =>
  showing(aState({ messages: [aMessage(1, { content, ...over })] }));
const many = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => aMessage(from + index));
const distanceToEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement) =>
  scrollHeight - scrollTop - clientHeight;

describe('iris-messages', () => {
  it('is accessible: welcome, conversation, unsent, typing, failure', async () => {
    const { element, show } = await showing(aState());
    await expect(element).to.be.accessible();
    const entry = { client_message_id: 'c', content: 'x', createdAt: Date.parse(at(9)), code: null } as const;
    await show({
      messages: [
        aMessage(1, { content: 'See https://halden.example' }),
        own(2),
        aMessage(3, { deleted_at: at(4), content: null }),
      ],
      outbox: [
        { ...entry, status: 'failed' },
        { ...entry, client_message_id: 'd', status: 'waiting' },
      ],
      typists: [{ user_id: operatorId, display_name: 'Mara' }],
      newFromSeq: 3,
    });
    await expect(element).to.be.accessible();
    await show({ history: 'failed', messages: [] });
    await expect(element).to.be.accessible();
  });

  it('welcomes before the first word, and leaves that behind further up in a long history', async () => {
    const { texts, show } = await showing(aState());
    expect(texts('.welcome p')).to.deep.equal(['Ask us anything.']);
    await show({ messages: many(51, 60), older: 'more' });
    expect(texts('.welcome p')).to.deep.equal([]);
  });

  it('shows text as text, whatever it looks like', async () => {
    const { all, texts } = await saying('<img src=x onerror="alert(1)"> & <b>bold</b>');
    expect(texts('.bubble')).to.deep.equal(['<img src=x onerror="alert(1)"> & <b>bold</b>']);
    expect(all('.bubble img, .bubble b')).to.have.length(0);
  });

  it('keeps white space and line breaks', async () => {
    const { all } = await saying('a\n\n  b');
    expect(all('.text')[0]?.textContent).to.equal('a\n\n  b');
    expect(all('.text')[0]?.innerText).to.equal('a\n\n  b');
  });

  it('makes addresses links that tell nothing of where one comes from', async () => {
    const { all } = await saying('see https://halden.example/a and javascript:alert(1)');
    const links = all('a').map((link) => [
      link.getAttribute('href'),
      link.getAttribute('rel'),
      link.getAttribute('target'),
    ]);
    expect(links).to.deep.equal([['https://halden.example/a', 'noopener nofollow', '_blank']]);
  });

  it('renders Markdown only where it is meant', async () => {
    const plain = await saying('**not bold**');
    expect(plain.texts('.bubble')).to.deep.equal(['**not bold**']);
    const { all } = await saying('**bold** and `code`\n\n- one\n- two', { content_type: 'markdown' });
    expect(all('strong, code, li').map(({ textContent }) => textContent)).to.deep.equal([
      'bold',
      'code',
      'one',
      'two',
    ]);
  });

  it('shows a few emoji large', async () => {
    const { all } = await saying('🚲✨');
    expect(all('.bubble.emoji')).to.have.length(1);
  });

  it('breaks a very long word instead of growing wider', async () => {
    const { scroller } = await saying('x'.repeat(2_000));
    expect(scroller.scrollWidth).to.equal(scroller.clientWidth);
  });

  it('says once who spoke and when, for all that they said together', async () => {
    const messages = [1, 2, 3].map((seq) => aMessage(seq, { created_at: at(0) }));
    const { texts, all } = await showing(aState({ messages }));
    expect(texts('.name')).to.deep.equal(['Mara Lindqvist']);
    expect(all('.below')).to.have.length(1);
    expect(all('.face')).to.have.length(2); // The welcome's and the group's.
  });

  it('says how far the last own message has come', async () => {
    const { texts, show } = await showing(aState({ messages: [own(1)] }));
    expect(texts('.below')[0]).to.match(/ · Sent$/);
    await show({ deliveredSeq: 1 });
    expect(texts('.below')[0]).to.match(/ · Delivered$/);
    await show({ teamReadSeq: 1 });
    expect(texts('.below')[0]).to.match(/ · Read$/);
  });

  it('offers to try again what was not sent', async () => {
    const entry = {
      client_message_id: 'c-1',
      content: 'x',
      createdAt: 0,
      status: 'failed',
      code: 'forbidden',
    } as const;
    const { conversation, all, texts } = await showing(aState({ outbox: [entry] }));
    expect(texts('.below.error')[0]).to.equal('Not sent. Try again');
    all('.below button')[0]?.click();
    expect(conversation.calls).to.deep.equal([['retry', 'c-1']]);
  });

  it('leaves a tombstone where a message was deleted', async () => {
    const { texts } = await saying('', { content: null, deleted_at: at(2) });
    expect(texts('.bubble')).to.deep.equal(['Message deleted']);
  });

  it('18: announces what the team says from now on: not the history, not one’s own words', async () => {
    const messages = [aMessage(1), own(2)];
    const { texts, show } = await showing(aState({ messages }));
    const log = () => texts('[role="log"] p');
    expect(log()).to.deep.equal([]);
    await show({ messages: [...messages, own(3), aMessage(4)] });
    expect(log()).to.deep.equal(['Mara Lindqvist: words 4']);
  });

  it('begins at the end', async () => {
    const { element, scroller } = await showing(aState({ messages: many(1, 40) }));
    element.arrive();
    expect(distanceToEnd(scroller)).to.be.lessThan(2);
  });

  it('begins where the visitor left off, if something is new', async () => {
    const { element, all, scroller } = await showing(aState({ messages: many(1, 40), newFromSeq: 20 }));
    element.arrive();
    expect(element.scrollTop).to.equal(0);
    const top = all('.divider.new')[0]?.getBoundingClientRect().top ?? 0;
    expect(top - scroller.getBoundingClientRect().top).to.be.within(0, 40);
  });

  it('stays at the end when something comes, and where the visitor reads if they are elsewhere', async () => {
    const { element, show, all, scroller } = await showing(aState({ messages: many(1, 40) }));
    element.arrive();
    await show({ messages: many(1, 41), lastSeq: 41 });
    expect(distanceToEnd(scroller)).to.be.lessThan(2);

    scroller.scrollTop = 500;
    await aTimeout(50);
    expect(all('.newest.news')).to.have.length(0);
    await show({ messages: many(1, 42), lastSeq: 42 });
    expect(scroller.scrollTop).to.equal(500);
    expect(all('.newest.news')).to.have.length(1);
    all('.newest')[0]?.click();
    expect(distanceToEnd(scroller)).to.be.lessThan(2);
  });

  it('goes to the end with one’s own words', async () => {
    const { element, show, scroller } = await showing(aState({ messages: many(1, 40) }));
    element.arrive();
    scroller.scrollTop = 300;
    await aTimeout(50);
    const entry = {
      client_message_id: 'c-1',
      content: 'x',
      createdAt: 0,
      status: 'sending',
      code: null,
    } as const;
    await show({ outbox: [entry] });
    expect(distanceToEnd(scroller)).to.be.lessThan(2);
  });

  it('loads what was before near the top, and doesn’t jump when it comes', async () => {
    const state = aState({ messages: many(51, 100), older: 'more' });
    const { conversation, element, show, all, scroller } = await showing(state);
    element.arrive();
    scroller.scrollTop = 100;
    await aTimeout(50);
    expect(conversation.calls).to.deep.include(['loadOlder']);
    await show({ older: 'loading' });
    const seen = all('.bubble').find(({ innerText }) => innerText.includes('words 53'));
    const before = seen?.getBoundingClientRect().top ?? 0;
    await show({ messages: many(1, 100), older: 'none' });
    expect(Math.abs((seen?.getBoundingClientRect().top ?? 0) - before)).to.be.lessThan(40);
  });

  it('shows that it loads, and lets the visitor try again when it can’t', async () => {
    const { conversation, show, all, texts } = await showing(aState({ history: 'loading', lastSeq: 4 }));
    expect(all('.skeleton')).to.have.length(1);
    await show({ history: 'failed' });
    expect(texts('.trouble p')).to.deep.equal([en.history_failed]);
    all('.trouble button')[0]?.click();
    expect(conversation.calls).to.deep.equal([['loadLatest']]);
  });

  it('says that earlier messages are gone', async () => {
    const { texts } = await showing(aState({ messages: [aMessage(9)], historyFromSeq: 9 }));
    expect(texts('.notice')).to.deep.equal([en.history_gone]);
  });
});
