import { expect, html, oneEvent } from '@open-wc/testing';
import { aConversation, aMessage, aRoom, me } from '../../factories.ts';
import { expectAccessible, has, onPage, part, textOf, write } from '../../testing/on-page.ts';
import './iris-conversation.define.ts';
import type { IrisConversation } from './iris-conversation.ts';

const aPage = (over: Partial<IrisConversation> = {}) =>
  onPage<IrisConversation>(
    html`<iris-conversation
      .room=${over.room ?? aRoom(1, 1)}
      .me=${over.me ?? me}
      .conversation=${aConversation([aMessage(1)])}
      .text=${over.text ?? ''}
    ></iris-conversation>`,
  );

const archived = aRoom(1, 1, { status: 'archived', archived_at: '2026-01-10T12:00:00.000Z' });
const viewer = { ...me, orgRole: 'viewer' as const };

describe('iris-conversation', () => {
  it('is accessible, open, archived and for a viewer', async () => {
    await expectAccessible(await aPage());
    await expectAccessible(await aPage({ room: archived }));
    await expectAccessible(await aPage({ me: viewer }));
  });

  it('offers a viewer neither the reply box nor the archive', async () => {
    const page = await aPage({ me: viewer });
    expect(has(page, 'iris-reply-box')).to.equal(false);
    expect(has(page, '.archive')).to.equal(false);
    expect(textOf(part(page, 'footer'))).to.contain('Answering needs the operator role');
  });

  it('of an archived room says so, and offers to reopen it', async () => {
    const page = await aPage({ room: archived });
    expect(has(page, 'iris-reply-box')).to.equal(false);
    setTimeout(() => part(page, 'footer button').click());
    await oneEvent(page, 'iris-reopen');
  });

  it('can be archived', async () => {
    const page = await aPage();
    setTimeout(() => part(page, '.archive').click());
    await oneEvent(page, 'iris-archive');
  });

  it('never shows what was begun in one room in the box of another', async () => {
    const page = await aPage();
    const field = () => part(part(page, 'iris-reply-box'), 'textarea', HTMLTextAreaElement);
    write(field(), 'for the first room');
    page.room = aRoom(2, 1);
    await page.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
    expect(field().value).to.equal('');
  });

  it('puts the keyboard into the reply box, or on the log where there is none', async () => {
    const page = await aPage();
    page.focus();
    expect(page.shadowRoot?.activeElement?.localName).to.equal('iris-reply-box');
    const reading = await aPage({ me: viewer });
    reading.focus();
    expect(reading.shadowRoot?.activeElement?.localName).to.equal('iris-message-log');
  });
});
