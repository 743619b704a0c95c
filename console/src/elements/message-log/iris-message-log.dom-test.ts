import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import { IrisProblem, type OutboxEntry } from '@iris/client';
import {
  aConversation,
  aMember,
  aMessage,
  aRoom,
  colleague,
  me,
  mySender,
  visitorId,
} from '../../factories.ts';
import { type Conversation, emptyConversation, withMessages, withOlder } from '../../state/conversation.ts';
import { expectAccessible, has, onPage, part, textOf } from '../../testing/on-page.ts';
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
}

/** A log in a window of 300 px, which a dozen messages don't fit into. */
async function aLog(conversation: Conversation, height = 300): Promise<Seen> {
  const seen: number[] = [];
  const log = await onPage<IrisMessageLog>(
    html`<iris-message-log
      style="block-size: ${height}px"
      .room=${aRoom(1, 12)}
      .me=${me}
      .conversation=${conversation}
      @iris-seen=${(event: CustomEvent<number>) => seen.push(event.detail)}
    ></iris-message-log>`,
  );
  return { log, seen };
}

const scroller = (log: IrisMessageLog) => part(log, '.log');
const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement) =>
  Math.abs(scrollHeight - scrollTop - clientHeight) < 2;
const bubbles = (log: IrisMessageLog) => [...log.renderRoot.querySelectorAll('.bubble')].map(textOf);

/** Scrolls as a person does, and waits until the log has noticed. */
async function scrollTo(log: IrisMessageLog, top: number) {
  const noticed = oneEvent(scroller(log), 'scroll');
  scroller(log).scrollTop = top;
  await noticed;
  await log.updateComplete;
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
    expect(textOf(part(log, '.jump'))).to.equal('1 new');
    part(log, '.jump').click();
    await log.updateComplete;
    expect(seen).to.contain(13);
  });

  it('does not jump when history is added above', async () => {
    const { log } = await aLog(aConversation(messages(21, 32), { hasOlder: true }));
    await scrollTo(log, 30);
    const first = () => {
      const bubble = [...log.renderRoot.querySelectorAll('.bubble')].find(
        (each) => textOf(each) === 'words 22',
      );
      return bubble?.getBoundingClientRect().top ?? Number.NaN;
    };
    const before = first();
    log.conversation = withOlder(log.conversation, {
      messages: messages(1, 20),
      hasOlder: true,
      historyFromSeq: 1,
    });
    await log.updateComplete;
    expect(bubbles(log)).to.have.length(32);
    expect(first()).to.be.closeTo(before, 1);
  });

  it('asks for what was said before as one scrolls up', async () => {
    const { log } = await aLog(aConversation(messages(21, 60), { hasOlder: true }));
    const asked: unknown[] = [];
    log.addEventListener('iris-load-history', (event) =>
      asked.push(event instanceof CustomEvent && event.detail),
    );
    await scrollTo(log, 0);
    await waitUntil(() => asked.length > 0);
    expect(asked[0]).to.equal('older');
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
