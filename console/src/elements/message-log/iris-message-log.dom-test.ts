import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import { IrisProblem, type OutboxEntry } from '@iris/client';
import {
  aConversation,
  aMember,
  aMessage,
  aNote,
  aRoom,
  colleague,
  me,
  mySender,
  visitorId,
} from '../../factories.ts';
import {
  type Conversation,
  emptyConversation,
  withChanged,
  withMessages,
  withNewer,
  withNewest,
  withOlder,
  withSought,
} from '../../state/conversation.ts';
import { drawn, expectAccessible, has, onPage, part, press, textOf, write } from '../../testing/on-page.ts';
import { IrisEditBox } from '../edit-box/iris-edit-box.ts';
import './iris-message-log.define.ts';
import type { IrisMessageLog } from './iris-message-log.ts';

const messages = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => aMessage(from + index));

const unsent = (over: Partial<OutboxEntry>): OutboxEntry => ({
  client_message_id: 'mine-1',
  content: 'on its way',
  createdAt: Date.parse(aMessage(3).created_at),
  status: 'sending',
  code: null,
  ...over,
});

interface Seen {
  readonly log: IrisMessageLog;
  readonly seen: number[];
  /** Which history it asked for. */
  readonly asked: string[];
}

/** A log in a window of 300 px, which a dozen messages don't fit into. */
async function aLog(conversation: Conversation, height = 300): Promise<Seen> {
  const seen: number[] = [];
  const asked: string[] = [];
  const log = await onPage<IrisMessageLog>(
    html`<iris-message-log
      style="block-size: ${height}px; --stand-out: 3600s"
      .room=${aRoom(1, 12)}
      .me=${me}
      .conversation=${conversation}
      @iris-seen=${(event: CustomEvent<number>) => seen.push(event.detail)}
      @iris-load-history=${(event: CustomEvent<string>) => asked.push(event.detail)}
    ></iris-message-log>`,
  );
  await settled(log);
  return { log, seen, asked };
}

const scroller = (log: IrisMessageLog) => part(log, '.log');
const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement) =>
  Math.abs(scrollHeight - scrollTop - clientHeight) < 2;
const bubbles = (log: IrisMessageLog) => [...log.renderRoot.querySelectorAll('.bubble')].map(textOf);

/** The part from `from` to `to` of a conversation that goes on to `head`. */
const aPart = (from: number, to: number, head = to) =>
  aConversation(messages(from, to), { historyFromSeq: 1, headSeq: head });

const page = (fromSeq: number, toSeq: number) => ({
  messages: messages(fromSeq, toSeq),
  fromSeq,
  toSeq,
  historyFromSeq: 1,
});

/** Where a message stands on the screen. */
function topOf(log: IrisMessageLog, text: string): number {
  const bubble = [...log.renderRoot.querySelectorAll('.bubble')].find((each) => textOf(each) === text);
  return bubble?.getBoundingClientRect().top ?? Number.NaN;
}

/** The first message that one sees whole, and where. */
function firstInView(log: IrisMessageLog): [string, number] {
  const { top } = scroller(log).getBoundingClientRect();
  const bubble = [...log.renderRoot.querySelectorAll('.bubble')].find(
    (each) => each.getBoundingClientRect().top >= top,
  );
  return [textOf(bubble), bubble?.getBoundingClientRect().top ?? Number.NaN];
}

const settled = (log: IrisMessageLog) => drawn(() => bubbles(log).join());

/** Scrolls as a person does, and waits until the log has noticed, and has drawn what belongs there. */
async function scrollTo(log: IrisMessageLog, top: number) {
  const noticed = oneEvent(scroller(log), 'scroll');
  scroller(log).scrollTop = top;
  await noticed;
  await settled(log);
}

/** Scrolls up, or down, through all that is there. */
async function scrollToEnd(log: IrisMessageLog, end: 'top' | 'bottom') {
  for (let before = ''; before !== (bubbles(log)[0] ?? '') + String(scroller(log).scrollTop);) {
    before = (bubbles(log)[0] ?? '') + String(scroller(log).scrollTop);
    scroller(log).scrollTop = end === 'top' ? 0 : scroller(log).scrollHeight;
    await settled(log);
  }
}

describe('iris-message-log', () => {
  it('is accessible with every kind of message, loading, empty and failed', async () => {
    const everything = aConversation(
      [
        aMessage(1),
        aMessage(2, {
          sender: colleague,
          edited_at: aMessage(3).created_at,
          content: 'see https://a.example',
        }),
        aMessage(3, { content: null, deleted_at: aMessage(4).created_at }),
        aMessage(4, { content: '👍' }),
        aMessage(5, { sender: mySender, content: 'see https://a.example' }),
      ],
      {
        newFromSeq: 2,
        historyFromSeq: 1,
        unsent: [unsent({}), unsent({ client_message_id: 'mine-2', status: 'failed', code: 'forbidden' })],
      },
    );
    const { log } = await aLog(everything);
    log.typists = [{ user_id: visitorId, display_name: 'Amara' }];
    await log.updateComplete;
    await expectAccessible(log);
    await expectAccessible((await aLog(emptyConversation)).log);
    await expectAccessible((await aLog(aConversation([]))).log);
    const problem = new IrisProblem('internal', 500, { requestId: 'request-1' });
    await expectAccessible((await aLog({ ...emptyConversation, history: 'failed', problem })).log);
  });

  it('opens at its end', async () => {
    const { log } = await aLog(aConversation(messages(1, 12)));
    await waitUntil(() => isAtEnd(scroller(log)));
  });

  it('opens at the first new message, and counts nothing below as seen yet', async () => {
    const { log, seen } = await aLog(aConversation(messages(1, 40), { newFromSeq: 5 }));
    expect(isAtEnd(scroller(log))).to.equal(false);
    const line = part(log, '.day.new').getBoundingClientRect();
    const frame = scroller(log).getBoundingClientRect();
    expect(line.top).to.be.within(frame.top - 1, frame.bottom);
    expect(seen).to.deep.equal([]);
  });

  it('follows new words while the reader is at the end', async () => {
    const { log, seen } = await aLog(aConversation(messages(1, 12)));
    log.conversation = withMessages(log.conversation, [aMessage(13)]);
    await log.updateComplete;
    expect(isAtEnd(scroller(log))).to.equal(true);
    expect(seen.at(-1)).to.equal(13);
  });

  it('stays where the reader is otherwise, and offers the way down', async () => {
    const { log, seen } = await aLog(aConversation(messages(1, 12)));
    await scrollTo(log, 40);
    log.room = aRoom(1, 13, { unread: 1 });
    log.conversation = withMessages(log.conversation, [aMessage(13)]);
    await log.updateComplete;
    expect(scroller(log).scrollTop).to.equal(40);
    expect(seen).not.to.contain(13);
    expect(textOf(part(log, '.jump'))).to.equal('1 new To the end');
    part(log, '.jump').click();
    await log.updateComplete;
    expect(seen).to.contain(13);
  });

  it('draws some screens of what is kept, and more as one scrolls', async () => {
    const { log } = await aLog(aPart(201, 400));
    expect(bubbles(log).length).to.be.within(12, 60);
    expect(bubbles(log).at(-1)).to.equal('words 400');
    await scrollToEnd(log, 'top');
    expect(bubbles(log)[0]).to.equal('words 201');
    expect(bubbles(log).length).to.be.at.most(130);
    expect(bubbles(log).at(-1)).not.to.equal('words 400');
    await scrollToEnd(log, 'bottom');
    expect(bubbles(log).at(-1)).to.equal('words 400');
    expect(bubbles(log).length).to.be.at.most(130);
  });

  it('does not jump when more is drawn, history is added above and what is below goes', async () => {
    const { log } = await aLog(aPart(201, 400));
    await scrollToEnd(log, 'top');
    await scrollTo(log, 400);
    const [text, before] = firstInView(log);
    log.conversation = withOlder(log.conversation, page(151, 200));
    await log.updateComplete;
    expect(topOf(log, text)).to.be.closeTo(before, 1);
    await settled(log);
    expect(bubbles(log)).to.include('words 200');
    expect(topOf(log, text)).to.be.closeTo(before, 1);
  });

  it('does not jump when later words are added below and history goes above', async () => {
    const { log } = await aLog(aPart(1, 200, 900));
    await scrollToEnd(log, 'bottom');
    const [text, before] = firstInView(log);
    log.conversation = withNewer(log.conversation, page(201, 250));
    await settled(log);
    expect(bubbles(log)).to.include('words 201');
    expect(topOf(log, text)).to.be.closeTo(before, 1);
  });

  it('asks for what was said before long before one comes there', async () => {
    const { log, asked } = await aLog(aPart(101, 300));
    expect(asked).to.deep.equal([]);
    await scrollToEnd(log, 'top');
    expect(new Set(asked)).to.deep.equal(new Set(['older']));
  });

  it('asks for what was said after as one comes down, and is not at the end before that is there', async () => {
    const { log, seen, asked } = await aLog(aPart(1, 200, 900));
    await scrollToEnd(log, 'bottom');
    expect(new Set(asked)).to.deep.equal(new Set(['newer']));
    expect(has(log, '.jump')).to.equal(true);
    expect(seen).to.deep.equal([]);
    log.conversation = { ...log.conversation, newer: 'failed' };
    await log.updateComplete;
    asked.length = 0;
    part(log, '.edge button').click();
    expect(asked).to.deep.equal(['newer']);
  });

  it('goes to an end that is not there by asking for it, and shows none of it as just come', async () => {
    const { log, asked } = await aLog(aPart(1, 200, 900));
    part(log, '.jump').click();
    expect(asked.filter((part) => part !== 'newer')).to.deep.equal(['end']);
    log.conversation = { ...log.conversation, newer: 'loading' };
    await log.updateComplete;
    log.conversation = withNewest(log.conversation, page(851, 900));
    await log.updateComplete;
    expect(isAtEnd(scroller(log))).to.equal(true);
    expect(has(log, '.fresh')).to.equal(false);
    log.conversation = withMessages(log.conversation, [aMessage(901)]);
    await log.updateComplete;
    expect(log.renderRoot.querySelectorAll('.fresh')).to.have.length(1);
  });

  it('goes to the end when the reader answers from far above', async () => {
    const { log, asked } = await aLog(aPart(1, 200, 900));
    log.conversation = { ...log.conversation, unsent: [unsent({})] };
    await log.updateComplete;
    expect(asked.filter((part) => part !== 'newer')).to.deep.equal(['end']);
    expect(has(log, '.mine')).to.equal(false);
    log.conversation = withNewest(log.conversation, page(851, 900));
    await log.updateComplete;
    expect(isAtEnd(scroller(log))).to.equal(true);
    expect(textOf(part(log, '.mine .bubble'))).to.equal('on its way');
  });

  it('says when the reader leaves the end and comes back, and announces only what comes there', async () => {
    const { log } = await aLog(aConversation(messages(1, 40)));
    const follows: unknown[] = [];
    log.addEventListener('iris-follow', (event) =>
      follows.push(event instanceof CustomEvent && event.detail),
    );
    await log.updateComplete;
    expect(scroller(log).ariaLive).to.equal('polite');
    await scrollTo(log, 40);
    expect(scroller(log).ariaLive).to.equal('off');
    await scrollTo(log, scroller(log).scrollHeight);
    expect(scroller(log).ariaLive).to.equal('polite');
    expect(follows).to.deep.equal([false, true]);
  });

  it('counts nothing as seen while the page is hidden', async () => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    const { seen } = await aLog(aConversation(messages(1, 2)));
    expect(seen).to.deep.equal([]);
    Reflect.deleteProperty(document, 'visibilityState');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(seen).to.deep.equal([2]);
  });

  it('renders what people write as text and links, never as markup', async () => {
    const content = '<img src=x onerror=alert(1)> https://a.example/x javascript:alert(1)';
    const { log } = await aLog(aConversation([aMessage(1, { content })]));
    const bubble = part(log, '.bubble');
    expect(textOf(bubble)).to.equal(content);
    expect(has(bubble, 'img')).to.equal(false);
    const links = [...bubble.querySelectorAll('a')];
    expect(links.map((link) => [link.href, link.rel])).to.deep.equal([
      ['https://a.example/x', 'noopener noreferrer nofollow'],
    ]);
  });

  it('shows tombstones and edits', async () => {
    const { log } = await aLog(
      aConversation([
        aMessage(1, { content: null, deleted_at: aMessage(2).created_at }),
        aMessage(2, { edited_at: aMessage(3).created_at }),
      ]),
    );
    expect(bubbles(log)).to.deep.equal(['Message deleted', 'words 2 edited']);
  });

  it('keeps the bubble of an answer when the server has taken it', async () => {
    const { log } = await aLog(aConversation([aMessage(1)], { unsent: [unsent({})] }));
    const sent = aMessage(2, { sender: mySender, content: 'on its way', client_message_id: 'mine-1' });
    const before = part(log, '.mine .bubble');
    log.conversation = withMessages({ ...log.conversation, unsent: [] }, [sent]);
    await log.updateComplete;
    expect(part(log, '.mine .bubble') === before).to.equal(true);
    expect(before.classList.contains('sending')).to.equal(false);
  });

  it('slides in what comes while one looks on, and nothing else', async () => {
    const { log } = await aLog(aConversation([aMessage(1)]));
    log.conversation = withMessages(log.conversation, [aMessage(2)]);
    await log.updateComplete;
    const fresh = [...log.renderRoot.querySelectorAll('.bubble')].map(({ classList }) =>
      classList.contains('fresh'),
    );
    expect(fresh).to.deep.equal([false, true]);
  });

  it('offers to try a refused message again, or to drop it', async () => {
    const entry = unsent({ status: 'failed', code: 'channel_archived' });
    const { log } = await aLog(aConversation([], { unsent: [entry] }));
    const [again, discard] = log.renderRoot.querySelectorAll<HTMLElement>('.failed button');
    expect(textOf(again)).to.equal('Reopen and send');
    setTimeout(() => again?.click());
    const retry: CustomEvent<unknown> = await oneEvent(log, 'iris-retry');
    expect(retry.detail).to.equal(entry);
    setTimeout(() => discard?.click());
    await oneEvent(log, 'iris-discard');
  });

  it('says that a draft was sent by a teammate before, and offers to send the words all the same', async () => {
    const entry = unsent({ status: 'failed', code: 'conflict' });
    const { log } = await aLog(aConversation([], { unsent: [entry] }));
    expect(textOf(part(log, '.receipt.failed'))).to.match(
      /teammate has sent this draft already.*Send all the same/,
    );
  });

  it('says whether the visitor has read my last words', async () => {
    const { log } = await aLog(aConversation([aMessage(1, { sender: mySender })]));
    expect(textOf(part(log, '.receipt'))).to.equal('Sent');
    log.conversation = { ...log.conversation, members: [aMember({ last_read_seq: 1 })] };
    await log.updateComplete;
    expect(textOf(part(log, '.receipt'))).to.equal('Read');
  });

  it('is a log that announces politely, by its name', async () => {
    const { log } = await aLog(aConversation(messages(1, 2)));
    expect(scroller(log).getAttribute('role')).to.equal('log');
    expect(scroller(log).getAttribute('aria-label')).to.equal('Conversation with Visitor 1');
  });
});

describe('iris-message-log, notes of the team', () => {
  it('stand between the messages, named for what they are, and look like none', async () => {
    const { log } = await aLog(
      aConversation(messages(1, 3), { notes: [aNote(2, { content: 'Called before' })] }),
    );
    const note = part(log, '.note');
    expect(textOf(note)).to.contain('Internal note Mia Lindqvist');
    expect(textOf(note)).to.contain('Called before');
    const order = [...log.renderRoot.querySelectorAll('[data-anchor]')].map(textOf);
    expect(order.findIndex((text) => text.startsWith('Internal note'))).to.equal(2);
    const ground = (selector: string) => getComputedStyle(part(log, selector)).backgroundColor;
    expect(ground('.note')).not.to.equal(ground('.bubble'));
    await expectAccessible(log);
  });
});

describe('iris-message-log, one’s own messages', () => {
  const mine = aMessage(2, { sender: mySender });

  async function anEditor() {
    const told: [string, unknown][] = [];
    const { log } = await aLog(aConversation([aMessage(1), mine, aMessage(3, { sender: colleague })]));
    for (const type of ['iris-edit', 'iris-delete-message', 'iris-done-editing'])
      log.addEventListener(type, (event) => told.push([type, event instanceof CustomEvent && event.detail]));
    const buttons = [...log.renderRoot.querySelectorAll<HTMLElement>('.change')];
    buttons[0]?.click();
    await log.updateComplete;
    const editor = part(log, 'iris-edit-box', IrisEditBox);
    await editor.updateComplete;
    const field = part(editor, 'textarea', HTMLTextAreaElement);
    return { log, told, buttons, editor, field };
  }

  it('can be changed in their place, and those of others can’t', async () => {
    const { log, buttons, field, editor, told } = await anEditor();
    expect(buttons).to.have.lengthOf(1);
    expect(field.value).to.equal('words 2');
    await expectAccessible(log);
    write(field, 'other words');
    await editor.updateComplete;
    press(field, 'Enter');
    expect(told).to.deep.equal([['iris-edit', { message: mine, content: 'other words' }]]);
  });

  it('stay in their editor until the change is there: what was typed isn’t lost when it fails', async () => {
    const { log, field, editor, told } = await anEditor();
    write(field, 'other words');
    await editor.updateComplete;
    press(field, 'Enter');
    log.conversation = { ...log.conversation, members: [] };
    await log.updateComplete;
    expect(field.value).to.equal('other words');
    log.conversation = withChanged(log.conversation, { ...mine, content: 'other words' });
    await log.updateComplete;
    expect(has(log, 'iris-edit-box')).to.equal(false);
    expect(told.at(-1)?.[0]).to.equal('iris-done-editing');
  });

  it('can be deleted from there', async () => {
    const { editor, told } = await anEditor();
    part(editor, '.delete').click();
    expect(told).to.deep.equal([['iris-delete-message', mine]]);
  });

  it('have a button that a keyboard reaches and a mouse finds', async () => {
    const { log } = await aLog(aConversation([mine]));
    const button = part(log, '.change');
    button.focus();
    expect(button.ariaLabel).to.equal('Edit or delete');
    expect(getComputedStyle(button).opacity).to.equal(button.matches(':focus-visible') ? '1' : '0');
  });
});

describe('iris-message-log, a message that is looked for', () => {
  const soughtIn = (conversation: Conversation, seq: number) =>
    withSought(conversation, seq, conversation.headSeq);
  const marked = (log: IrisMessageLog) => textOf(log.renderRoot.querySelector('.marked'));
  const word = (log: IrisMessageLog) => textOf(part(log, '[role="status"]'));

  /** Whether a message stands wholly in view. */
  function isInView(log: IrisMessageLog, text: string): boolean {
    const frame = scroller(log).getBoundingClientRect();
    const top = topOf(log, text);
    return top >= frame.top && top < frame.bottom - 20;
  }

  it('is accessible with it, and without it', async () => {
    const { log } = await aLog(soughtIn(aPart(101, 150, 300), 120));
    await expectAccessible(log);
    log.conversation = soughtIn(log.conversation, 900);
    await log.updateComplete;
    await expectAccessible(log);
  });

  it('opens there, in the middle, marks it and says so', async () => {
    const { log, seen } = await aLog(soughtIn(aPart(101, 150, 300), 120));
    expect(isInView(log, 'words 120')).to.equal(true);
    const { top, height } = scroller(log).getBoundingClientRect();
    expect(topOf(log, 'words 120') - top).to.be.within(height / 4, (height * 3) / 4);
    expect(marked(log)).to.equal('words 120');
    expect(word(log)).to.match(/^Found: Amara Okafor, .*2026.*: words 120$/);
    expect(seen).to.deep.equal([]);
  });

  it('counts nothing below as seen, also where all that is kept is drawn', async () => {
    const { log, seen } = await aLog(soughtIn(aConversation(messages(1, 14)), 2));
    expect(bubbles(log)).to.have.lengthOf(14);
    expect(seen).to.deep.equal([]);
    await scrollToEnd(log, 'bottom');
    expect(seen.at(-1)).to.equal(14);
  });

  it('is said in a place that was there before, empty', async () => {
    const { log } = await aLog(aPart(101, 150, 300));
    const place = part(log, '[role="status"]');
    log.conversation = soughtIn(log.conversation, 120);
    // All that is drawn before the next picture.
    while (!(await log.updateComplete)) continue;
    await log.updateComplete;
    expect(textOf(place)).to.equal('');
    await waitUntil(() => textOf(place).endsWith('words 120'));
    log.conversation = soughtIn(log.conversation, 120);
    await log.updateComplete;
    expect(textOf(place)).to.equal('');
    await waitUntil(() => textOf(place).endsWith('words 120'));
  });

  it('comes before what is new', async () => {
    const { log } = await aLog(soughtIn(aConversation(messages(1, 40), { newFromSeq: 5 }), 30));
    expect(isInView(log, 'words 30')).to.equal(true);
  });

  it('stops standing out after a moment, and does so again on demand', async () => {
    const { log } = await aLog(soughtIn(aPart(101, 150, 300), 120));
    const bubble = part(log, '.marked');
    const [motion] = bubble.getAnimations({ subtree: true });
    expect(motion instanceof CSSAnimation && motion.animationName).to.equal('stand-out');
    motion?.finish();
    await waitUntil(() => !has(log, '.marked'));
    log.conversation = soughtIn(log.conversation, 120);
    await log.updateComplete;
    expect(marked(log)).to.equal('words 120');
  });

  it('is drawn wherever it is in what is kept, and led to from elsewhere', async () => {
    const { log } = await aLog(aPart(201, 400));
    await waitUntil(() => isAtEnd(scroller(log)));
    log.conversation = soughtIn(log.conversation, 230);
    await settled(log);
    expect(isInView(log, 'words 230')).to.equal(true);
    expect(bubbles(log)).not.to.contain('words 400');
  });

  it('stays where it is while its surroundings are drawn and loaded in both directions', async () => {
    const { log, asked } = await aLog(soughtIn(aPart(101, 150, 300), 120));
    await waitUntil(() => asked.includes('older') && asked.includes('newer'));
    const before = topOf(log, 'words 120');
    log.conversation = withNewer(withOlder(log.conversation, page(51, 100)), page(151, 200));
    await settled(log);
    expect(topOf(log, 'words 120')).to.be.closeTo(before, 1);
  });

  it('is no end: what comes is not followed, and there is a way down', async () => {
    const { log, asked } = await aLog(soughtIn(aPart(101, 150, 300), 150));
    expect(isInView(log, 'words 150')).to.equal(true);
    part(log, '.jump').click();
    expect(asked).to.contain('end');
    log.conversation = withNewest(log.conversation, page(251, 300));
    await settled(log);
    expect(isAtEnd(scroller(log))).to.equal(true);
    expect(bubbles(log).at(-1)).to.equal('words 300');
  });

  it('is led to after it was loaded in place of what was there', async () => {
    const { log } = await aLog(aPart(201, 250));
    log.conversation = { ...soughtIn(log.conversation, 30), history: 'loading' };
    await log.updateComplete;
    expect(has(log, '.skeleton')).to.equal(true);
    log.conversation = withNewest(log.conversation, page(5, 54));
    await settled(log);
    expect(isInView(log, 'words 30')).to.equal(true);
    expect(marked(log)).to.equal('words 30');
  });

  it('that was deleted is shown as that, and said to be', async () => {
    const gone = aMessage(3, { content: null, deleted_at: aMessage(4).created_at });
    const { log } = await aLog(soughtIn(aConversation([...messages(1, 2), gone, aMessage(4)]), 3));
    expect(marked(log)).to.equal('Message deleted');
    expect(word(log)).to.equal('The message that you looked for was deleted.');
  });

  it('that was purged is said to be, where history begins, until that is put away', async () => {
    const { log } = await aLog(soughtIn(aConversation(messages(81, 130), { headSeq: 300 }), 30));
    expect(part(log, '.missing').checkVisibility()).to.equal(true);
    expect(word(log)).to.match(/is gone: your retention policy deleted it\.$/);
    expect(has(log, '.marked')).to.equal(false);
    expect(isInView(log, 'words 81')).to.equal(true);
    part(log, '.missing button').click();
    await log.updateComplete;
    expect(has(log, '.missing')).to.equal(false);
    expect(word(log)).to.equal('');
  });

  it('that never was is said not to be in this room', async () => {
    const { log } = await aLog(soughtIn(aConversation(messages(1, 12)), 900));
    expect(word(log)).to.match(/isn’t in this room\.$/);
    expect(isAtEnd(scroller(log))).to.equal(true);
  });
});
