import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import { aConversation, aDraft, aMessage, aRoom, draftId, me, myId, mySender } from '../../factories.ts';
import { noDrafts, withDraft } from '../../state/proposal.ts';
import { nobodyTypes } from '../../state/typing.ts';
import {
  expectAccessible,
  has,
  isFocused,
  onPage,
  part,
  press,
  textOf,
  write,
} from '../../testing/on-page.ts';
import { IrisEditBox } from '../edit-box/iris-edit-box.ts';
import { IrisMessageLog } from '../message-log/iris-message-log.ts';
import { IrisReplyBox } from '../reply-box/iris-reply-box.ts';
import './iris-conversation.define.ts';
import type { IrisConversation } from './iris-conversation.ts';

const aPage = (over: Partial<IrisConversation> = {}) =>
  onPage<IrisConversation>(
    html`<iris-conversation
      .room=${over.room ?? aRoom(1, 1)}
      .me=${over.me ?? me}
      .conversation=${over.conversation ?? aConversation([aMessage(1)])}
      .reply=${over.reply ?? ''}
      .note=${over.note ?? ''}
      .draftId=${over.draftId ?? null}
      .typing=${over.typing ?? nobodyTypes}
    ></iris-conversation>`,
  );

const archived = aRoom(1, 1, { status: 'archived', archived_at: '2026-01-10T12:00:00.000Z' });
const drafts = withDraft(noDrafts, aDraft());
const drafted = aConversation([aMessage(1)], { drafts });
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

  it('says who answers and which tags it has, and lets a viewer change neither', async () => {
    const room = aRoom(1, 1, { assignee: { id: myId, display_name: 'Jonas' }, tags: ['order'] });
    for (const [who, buttons] of [
      [me, true],
      [viewer, false],
    ] as const) {
      const page = await aPage({ room, me: who });
      expect(textOf(part(page, 'iris-assignee'))).to.contain('Answered by You');
      expect(textOf(part(page, 'iris-tag-editor'))).to.contain('order');
      expect(has(part(page, 'iris-assignee'), 'button')).to.equal(buttons);
      expect(has(part(page, 'iris-tag-editor'), 'button')).to.equal(buttons);
    }
  });

  it('writes a reply or a note, each with what was begun, and begins every room with a reply', async () => {
    const page = await aPage({ reply: 'Yes', note: 'Called' });
    const field = () => part(part(page, 'iris-reply-box'), 'textarea', HTMLTextAreaElement);
    expect(field().value).to.equal('Yes');
    expect(page.switchMode()).to.equal(true);
    await page.updateComplete;
    await part(page, 'iris-reply-box', IrisReplyBox).updateComplete;
    expect(field().value).to.equal('Called');
    page.room = aRoom(2, 1);
    await page.updateComplete;
    await part(page, 'iris-reply-box', IrisReplyBox).updateComplete;
    expect(field().ariaLabel).to.equal('Reply to Visitor 2');
    expect((await aPage({ me: viewer })).switchMode()).to.equal(false);
  });

  it('never takes the words of a note for a reply', async () => {
    const page = await aPage();
    page.addEventListener('iris-write', (event) => {
      if (event instanceof CustomEvent) Object.assign(page, { [event.detail.mode]: event.detail.text });
    });
    const field = () => part(part(page, 'iris-reply-box'), 'textarea', HTMLTextAreaElement);
    const switchMode = async () => {
      page.switchMode();
      await page.updateComplete;
      await part(page, 'iris-reply-box', IrisReplyBox).updateComplete;
    };
    await switchMode();
    write(field(), 'He was rude last time');
    await switchMode();
    expect(field().value).to.equal('');
    await switchMode();
    expect(field().value).to.equal('He was rude last time');
  });

  it('warns of a colleague who is answering, where one writes; the visitor types in the log', async () => {
    const typist = (display_name: string) => ({ user_id: myId, display_name });
    const typing = { visitors: [typist('Amara')], colleagues: [typist('Mia')] };
    const page = await aPage({ typing });
    expect(textOf(part(page, 'iris-reply-box'))).to.contain('Mia is typing a reply in this room');
    expect(textOf(part(part(page, 'iris-message-log'), '.typing'))).to.equal('Amara is typing');
  });

  it('edits one’s last message on the arrow up, and goes on in the box afterwards', async () => {
    const page = await aPage();
    page.conversation = aConversation([aMessage(1, { sender: mySender }), aMessage(2)]);
    const log = part(page, 'iris-message-log', IrisMessageLog);
    const box = part(page, 'iris-reply-box', IrisReplyBox);
    await page.updateComplete;
    await log.updateComplete;
    press(part(box, 'textarea'), 'ArrowUp');
    await log.updateComplete;
    const editor = part(log, 'iris-edit-box', IrisEditBox);
    await editor.updateComplete;
    expect(part(editor, 'textarea', HTMLTextAreaElement).value).to.equal('words 1');
    press(part(editor, 'textarea'), 'Escape');
    await log.updateComplete;
    expect(has(log, 'iris-edit-box')).to.equal(false);
    await waitUntil(() => page.shadowRoot?.activeElement?.localName === 'iris-reply-box');
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

describe('iris-conversation, with a draft', () => {
  const card = (page: IrisConversation) => part(page, 'iris-draft-card');
  const box = (page: IrisConversation) => part(page, 'iris-reply-box', IrisReplyBox);
  const cardButtons = (page: IrisConversation) =>
    [...(card(page).shadowRoot?.querySelectorAll('button') ?? [])].map(textOf);

  it('is accessible, for who answers and for a viewer', async () => {
    await expectAccessible(await aPage({ conversation: drafted }));
    await expectAccessible(await aPage({ conversation: drafted, me: viewer }));
  });

  it('sends it as it is, and goes on in the box', async () => {
    const page = await aPage({ conversation: drafted });
    setTimeout(() => part(card(page), '.primary').click());
    const sent: CustomEvent<unknown> = await oneEvent(page, 'iris-send');
    expect(sent.detail).to.deep.equal({ mode: 'reply', text: aDraft().content, draftId });
    await waitUntil(() => page.shadowRoot?.activeElement?.localName === 'iris-reply-box');
  });

  it('takes it over into the box by the card’s button and by Tab', async () => {
    for (const takeOver of [
      (page: IrisConversation) => part(card(page), '.acts .button:nth-child(2)').click(),
      (page: IrisConversation) => press(part(box(page), 'textarea'), 'Tab'),
    ]) {
      const page = await aPage({ conversation: drafted });
      takeOver(page);
      const field = part(box(page), 'textarea', HTMLTextAreaElement);
      await waitUntil(() => field.value === aDraft().content && isFocused(field));
    }
  });

  it('keeps it to a line beside words of one’s own and a note, and to its sources while it is edited', async () => {
    const text = (page: IrisConversation) => textOf(part(card(page), '.card'));
    const beside = await aPage({ conversation: drafted, reply: 'Hello' });
    expect(text(beside)).to.contain(aDraft().content);
    expect(cardButtons(beside)).to.deep.equal([]);
    const edited = await aPage({ conversation: drafted, reply: 'By rail', draftId });
    expect(text(edited)).to.contain('Shipping within Europe').and.not.to.contain(aDraft().content);
    const noted = await aPage({ conversation: drafted });
    noted.switchMode();
    await noted.updateComplete;
    await waitUntil(() => cardButtons(noted).length === 0);
  });

  it('says that it was used meanwhile to who is editing it, and leaves them their words', async () => {
    const page = await aPage({ conversation: drafted, reply: 'By rail', draftId });
    const used = withDraft(drafts, aDraft(1, { status: 'sent' }));
    page.conversation = { ...page.conversation, drafts: used };
    await page.updateComplete;
    await box(page).updateComplete;
    expect(textOf(part(box(page), '.fate'))).to.contain('A teammate has sent the draft');
    expect(part(box(page), 'textarea', HTMLTextAreaElement).value).to.equal('By rail');
  });

  it('shows it to a viewer, who can do nothing with it', async () => {
    const page = await aPage({ conversation: drafted, me: viewer });
    expect(textOf(card(page))).to.contain(aDraft().content);
    expect(cardButtons(page)).to.deep.equal([]);
  });

  it('shows none in an archived room', async () => {
    const page = await aPage({ conversation: drafted, room: archived });
    expect(has(page, 'iris-draft-card')).to.equal(false);
  });
});
