import { expect, html } from '@open-wc/testing';
import { aCannedReply, aDraft, draftId } from '../../factories.ts';
import type { WritingMode, Written } from '../../state/unsent.ts';
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
import './iris-reply-box.define.ts';
import type { IrisReplyBox } from './iris-reply-box.ts';

const canned = [
  aCannedReply(1, { shortcut: 'hours', content: 'We are here from 9 to 5.' }),
  aCannedReply(2, { shortcut: 'ship', content: 'By rail it is €140.' }),
  aCannedReply(3, { shortcut: 'shop', content: 'Pier 4, ring twice.' }),
];

async function aBox(text = '', over: Partial<IrisReplyBox> = {}) {
  const told: [string, unknown][] = [];
  const tell = ({ type, detail }: CustomEvent<unknown>) => told.push([type, detail]);
  const box = await onPage<IrisReplyBox>(
    html`<iris-reply-box
      .mode=${over.mode ?? 'reply'}
      .text=${text}
      .draftId=${over.draftId ?? null}
      .fate=${over.fate ?? null}
      .to=${'Amara'}
      .draft=${over.draft ?? null}
      .canned=${over.canned ?? []}
      .colleagues=${over.colleagues ?? []}
      @iris-send=${tell}
      @iris-write=${tell}
      @iris-switch-mode=${tell}
      @iris-want-canned=${tell}
      @iris-dismiss-draft=${tell}
      @iris-edit-last=${tell}
    ></iris-reply-box>`,
  );
  const field = part(box, 'textarea', HTMLTextAreaElement);
  const type = async (words: string) => {
    write(field, words);
    await box.updateComplete;
  };
  const key = async (name: string, init: KeyboardEventInit = {}) => {
    const isTaken = press(field, name, init);
    await box.updateComplete;
    return isTaken;
  };
  const options = () => [...box.renderRoot.querySelectorAll('[role="option"]')].map(textOf);
  const of = (name: string) => told.filter(([type]) => type === name).map(([, detail]) => detail);
  const reply = (text: string, from: Written['draftId'] = null): Written => ({
    mode: 'reply',
    text,
    draftId: from,
  });
  return { box, field, of, type, key, options, reply, button: part(box, '.send', HTMLButtonElement) };
}

describe('iris-reply-box', () => {
  it('shows its hint whole where there is little room', async () => {
    for (const draft of [null, aDraft()]) {
      const { box } = await aBox('', { draft });
      box.style.inlineSize = '366px';
      await box.updateComplete;
      const { scrollWidth, clientWidth } = part(box, '.hint');
      expect(scrollWidth).to.be.at.most(clientWidth);
    }
  });

  it('is accessible, empty, with words, with too many, and as a note', async () => {
    const { box, type } = await aBox('', { colleagues: ['Mia'] });
    await expectAccessible(box);
    await type('Hello');
    await expectAccessible(box);
    await type('x'.repeat(8_001));
    await expectAccessible(box);
    box.mode = 'note';
    await box.updateComplete;
    await expectAccessible(box);
    await type('Called before');
    await expectAccessible(box);
  });

  it('sends on Enter, trimmed, and is empty again', async () => {
    const { field, of, type, key, reply } = await aBox();
    await type('  Yes. \n');
    expect(await key('Enter')).to.equal(true);
    expect(of('iris-send')).to.deep.equal([reply('Yes.')]);
    expect(field.value).to.equal('');
    expect(of('iris-write').at(-1)).to.deep.equal(reply(''));
  });

  it('breaks the line on Shift+Enter', async () => {
    const { of, type, key } = await aBox();
    await type('Yes');
    expect(await key('Enter', { shiftKey: true })).to.equal(false);
    expect(of('iris-send')).to.deep.equal([]);
  });

  it('leaves Enter to an input method that is composing', async () => {
    const { of, type, key } = await aBox();
    await type('にほん');
    expect(await key('Enter', { isComposing: true })).to.equal(false);
    expect(await key('Enter', { keyCode: 229 })).to.equal(false);
    expect(of('iris-send')).to.deep.equal([]);
  });

  it('sends nothing when there is nothing but space', async () => {
    const { of, type, key, button } = await aBox();
    await type(' \n ');
    await key('Enter');
    expect(of('iris-send')).to.deep.equal([]);
    expect(button.disabled).to.equal(true);
  });

  it('grows with the text, up to a bound', async () => {
    const { box, type } = await aBox();
    const one = box.offsetHeight;
    await type('1\n2\n3\n4');
    const four = box.offsetHeight;
    await type('1\n'.repeat(60));
    expect(four).to.be.greaterThan(one + 40);
    expect(box.offsetHeight).to.be.lessThan(340);
  });

  it('counts down towards 8,000 characters and sends no more', async () => {
    const { box, of, type, key, button } = await aBox();
    await type('👍'.repeat(7_990));
    expect(textOf(part(box, '.left'))).to.equal('10 characters left');
    await type('👍'.repeat(8_003));
    expect(textOf(part(box, '.left'))).to.equal('3 characters too long');
    await key('Enter');
    expect(button.disabled).to.equal(true);
    expect(of('iris-send')).to.deep.equal([]);
  });

  it('begins with what was begun before', async () => {
    const { field, button } = await aBox('Half a');
    expect(field.value).to.equal('Half a');
    expect(button.disabled).to.equal(false);
  });

  it('uses type that iOS does not zoom into on a phone', async () => {
    const { field } = await aBox();
    const expected = matchMedia('(max-width: 799px)').matches ? '16px' : '14px';
    expect(getComputedStyle(field).fontSize).to.equal(expected);
  });

  it('goes to one’s last message with the arrow up when it is empty', async () => {
    const { of, type, key } = await aBox();
    await key('ArrowUp');
    await type('Hi');
    expect(await key('ArrowUp')).to.equal(false);
    expect(of('iris-edit-last')).to.have.lengthOf(1);
  });

  it('says who else is answering', async () => {
    const { box } = await aBox('', { colleagues: ['Mia', 'Ben'] });
    expect(textOf(part(box, '.colleagues'))).to.equal('Mia and Ben are typing a reply in this room');
  });
});

describe('iris-reply-box, as a note', () => {
  const aNote = (text = '') => aBox(text, { mode: 'note' satisfies WritingMode });

  it('says that it is one, in its name, its colour and its words', async () => {
    const { box, field, button } = await aNote();
    expect(field.getAttribute('aria-label')).to.equal('Note about Amara');
    expect(textOf(part(box, '.hint'))).to.contain('Only your team sees this');
    expect(textOf(button)).to.equal('Add note');
    const noteColour = getComputedStyle(part(box, '.box')).backgroundColor;
    box.mode = 'reply';
    await box.updateComplete;
    expect(getComputedStyle(part(box, '.box')).backgroundColor).not.to.equal(noteColour);
  });

  it('keeps its words until they are saved, and can’t be changed or sent twice meanwhile', async () => {
    const { box, field, of, type, key } = await aNote();
    await type('Called before');
    await key('Enter');
    expect(field.value).to.equal('Called before');
    box.isSaving = true;
    await box.updateComplete;
    await key('Enter');
    expect(of('iris-send')).to.deep.equal([{ mode: 'note', text: 'Called before', draftId: null }]);
    expect(field.readOnly).to.equal(true);
  });

  it('is reached and left by its buttons', async () => {
    const { box, of } = await aBox();
    const [reply, note] = box.renderRoot.querySelectorAll<HTMLElement>('.modes button');
    note?.click();
    reply?.click();
    expect(of('iris-switch-mode')).to.deep.equal(['note', 'reply']);
  });
});

describe('iris-reply-box, canned replies', () => {
  it('are accessible while they are offered', async () => {
    const { box, type } = await aBox('', { canned });
    await type('/');
    await expectAccessible(box);
    expect(textOf(part(box, '.for-screen-readers[role="status"]'))).to.equal('3 canned replies');
  });

  it('are asked for when a shortcut is begun, once, and never before', async () => {
    const { of, type } = await aBox();
    await type('1/2');
    expect(of('iris-want-canned')).to.deep.equal([]);
    await type('/');
    await type('/s');
    expect(of('iris-want-canned')).to.have.lengthOf(1);
  });

  it('are narrowed down while typing, walked round with the arrows, and taken with Enter', async () => {
    const { box, field, of, type, key, options } = await aBox('', { canned });
    await type('Hi, /sh');
    expect(options()).to.deep.equal(['/shipBy rail it is €140.', '/shopPier 4, ring twice.']);
    expect(field.getAttribute('aria-controls')).to.equal('canned');
    expect(field.getAttribute('aria-activedescendant')).to.equal('canned-0');
    await key('ArrowUp');
    expect(field.getAttribute('aria-activedescendant')).to.equal('canned-1');
    expect(await key('Enter')).to.equal(true);
    expect(field.value).to.equal('Hi, Pier 4, ring twice.');
    expect(field.selectionStart).to.equal(field.value.length);
    expect(of('iris-send')).to.deep.equal([]);
    expect(of('iris-write').at(-1)).to.deep.include({ text: 'Hi, Pier 4, ring twice.' });
    expect(has(box, '[role="listbox"]')).to.equal(false);
  });

  it('are taken with Tab and by a click too', async () => {
    const { box, field, type, key } = await aBox('', { canned });
    await type('/ho');
    expect(await key('Tab')).to.equal(true);
    expect(field.value).to.equal('We are here from 9 to 5.');
    await type('/shi');
    part(box, '[role="option"]').click();
    await box.updateComplete;
    expect(field.value).to.equal('By rail it is €140.');
  });

  it('come before a draft: words that are taken over from one keep its name', async () => {
    const { of, type, key, reply } = await aBox('', { canned, draft: aDraft() });
    await key('Tab');
    await type('By rail. /ho');
    await key('Tab');
    await key('Enter');
    expect(of('iris-send')).to.deep.equal([reply('By rail. We are here from 9 to 5.', draftId)]);
  });

  it('close with Escape, which goes no further, and leave what was typed', async () => {
    const { field, of, type, key, options } = await aBox('', { canned, draft: aDraft() });
    await type('/ship');
    expect(await key('Escape')).to.equal(true);
    expect(options()).to.deep.equal([]);
    expect(field.value).to.equal('/ship');
    expect(await key('Escape')).to.equal(false);
    expect(of('iris-dismiss-draft')).to.deep.equal([]);
  });

  it('close when the keyboard goes elsewhere', async () => {
    const { box, field, type, options } = await aBox('', { canned });
    field.focus();
    await type('/');
    field.blur();
    await box.updateComplete;
    expect(options()).to.deep.equal([]);
  });

  it('don’t come between Enter and sending where none is meant', async () => {
    const { of, type, key, reply } = await aBox('', { canned });
    await type('see /etc');
    await key('Enter');
    expect(of('iris-send')).to.deep.equal([reply('see /etc')]);
  });

  it('are none for a note', async () => {
    const { of, type, options } = await aBox('', { canned, mode: 'note' });
    await type('/');
    expect(options()).to.deep.equal([]);
    expect(of('iris-want-canned')).to.deep.equal([]);
  });
});

describe('iris-reply-box, below a draft', () => {
  it('takes it over with Tab when it is empty, and sends it as that draft, edited or not', async () => {
    const { field, of, type, key, reply } = await aBox('', { draft: aDraft() });
    expect(await key('Tab')).to.equal(true);
    expect(field.value).to.equal(aDraft().content);
    expect(isFocused(field)).to.equal(true);
    await type(`${aDraft().content} Bye.`);
    await key('Enter');
    expect(of('iris-send')).to.deep.equal([reply(`${aDraft().content} Bye.`, draftId)]);
    expect(of('iris-write').at(-1)).to.deep.equal(reply(''));
  });

  it('leaves Tab alone when something is written, in a note, and with Shift', async () => {
    const { box, field, type, key } = await aBox('', { draft: aDraft() });
    expect(await key('Tab', { shiftKey: true })).to.equal(false);
    await type('Hi');
    expect(await key('Tab')).to.equal(false);
    await type('');
    box.mode = 'note';
    await box.updateComplete;
    expect(await key('Tab')).to.equal(false);
    expect(field.value).to.equal('');
  });

  it('forgets the draft when its words were all deleted', async () => {
    const { of, type, key, reply } = await aBox('', { draft: aDraft() });
    await key('Tab');
    await type('');
    await type('My own words');
    await key('Enter');
    expect(of('iris-send')).to.deep.equal([reply('My own words')]);
  });

  it('goes on with words that were begun from one', async () => {
    const { of, key, reply } = await aBox('By rail', { draftId });
    await key('Enter');
    expect(of('iris-send')).to.deep.equal([reply('By rail', draftId)]);
  });

  it('dismisses it with Escape when it is empty; else Escape is not its own', async () => {
    const { of, type, key } = await aBox('', { draft: aDraft() });
    expect(await key('Escape')).to.equal(true);
    expect(of('iris-dismiss-draft')).to.have.lengthOf(1);
    await type('Hi');
    expect(await key('Escape')).to.equal(false);
  });

  it('without a draft leaves Tab and Escape alone', async () => {
    const { key } = await aBox();
    expect(await key('Tab')).to.equal(false);
    expect(await key('Escape')).to.equal(false);
  });

  it('says which keys are for the draft, while they are', async () => {
    const { box, type } = await aBox('', { draft: aDraft() });
    expect(textOf(part(box, '.hint'))).to.contain('Tab takes the draft over');
    await type('Hi');
    expect(textOf(part(box, '.hint'))).to.contain('Enter sends');
  });

  it('says that a teammate has sent the draft meanwhile, keeps the words, and sends them as one’s own', async () => {
    const { box, field, of, key, reply } = await aBox('By rail', { draftId, fate: 'sent' });
    await expectAccessible(box);
    expect(textOf(part(box, '.fate'))).to.contain('A teammate has sent the draft');
    expect(field.value).to.equal('By rail');
    await key('Enter');
    expect(of('iris-send')).to.deep.equal([reply('By rail')]);
  });

  it('says that the conversation has gone on; the draft still is what is sent', async () => {
    const { box, of, key, reply } = await aBox('By rail', { draftId, fate: 'dismissed' });
    expect(textOf(part(box, '.fate'))).to.contain('The conversation has gone on');
    await key('Enter');
    expect(of('iris-send')).to.deep.equal([reply('By rail', draftId)]);
  });
});
