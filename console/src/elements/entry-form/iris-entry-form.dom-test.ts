import { IrisProblem } from '@iris/client';
import { expect, html, oneEvent } from '@open-wc/testing';
import { anEntry } from '../../factories.ts';
import type { EntryCalls } from '../../live/entry-calls.ts';
import type { Entry } from '../../state/library.ts';
import { noted, settled } from '../../testing/noted.ts';
import { expectAccessible, isFocused, onPage, part, textOf, write } from '../../testing/on-page.ts';
import { articles, cannedReplies } from '../entries/entry-kind.ts';
import './iris-entry-form.define.ts';
import type { IrisEntryForm } from './iris-entry-form.ts';

async function aForm(over: Partial<EntryCalls> = {}, kind = articles, entry: Entry | null = null) {
  const { calls, made } = noted<EntryCalls>({
    page: () => Promise.reject(new Error('not asked for')),
    create: (text) => Promise.resolve(anEntry(3, text)),
    change: (_id, text) => Promise.resolve(anEntry(1, text)),
    remove: () => Promise.reject(new Error('not asked for')),
    ...over,
  });
  const form = await onPage<IrisEntryForm>(html`
    <iris-entry-form .calls=${calls} .kind=${kind} .entry=${entry}></iris-entry-form>
  `);
  const name = () => part(form, '#name', HTMLInputElement);
  const content = () => part(form, '#content', HTMLTextAreaElement);
  const type = async (field: HTMLInputElement | HTMLTextAreaElement, text: string) => {
    write(field, text);
    await form.updateComplete;
  };
  const save = async () => {
    part(form, 'form', HTMLFormElement).requestSubmit();
    await settled(form);
    await settled(form);
  };
  const hint = (field: 'name' | 'content') => textOf(part(form, `#${field}-hint`));
  return { form, made, name, content, type, save, hint };
}

const taken = new IrisProblem('conflict', 409, {
  error: { details: [{ path: '/shortcut', message: 'is taken by another canned reply' }] },
});

describe('iris-entry-form', () => {
  it('is accessible, new, filled, with mistakes, saving and refused', async () => {
    const empty = await aForm();
    await expectAccessible(empty.form);
    await empty.save();
    await expectAccessible(empty.form);
    await expectAccessible((await aForm({}, cannedReplies, anEntry(1))).form);
    const busy = await aForm({ change: () => new Promise(() => {}) }, articles, anEntry(1));
    await busy.save();
    await expectAccessible(busy.form);
    const refused = await aForm({ change: () => Promise.reject(taken) }, cannedReplies, anEntry(1));
    await refused.save();
    await expectAccessible(refused.form);
  });

  it('saves a new one without the space around it, the keyboard in the first field', async () => {
    const { form, made, name, content, type, save } = await aForm();
    expect(isFocused(name())).to.equal(true);
    await type(name(), ' Returns ');
    await type(content(), 'Within 30 days.\n');
    setTimeout(() => void save());
    const { detail }: CustomEvent<Entry> = await oneEvent(form, 'iris-entry-saved');
    expect(made).to.deep.equal([['create', { name: 'Returns', content: 'Within 30 days.' }]]);
    expect(detail.name).to.equal('Returns');
  });

  it('changes the one that it was given', async () => {
    const { made, name, content, type, save } = await aForm({}, articles, anEntry(1));
    expect([name().value, content().value]).to.deep.equal(['entry-1', 'What entry 1 says.']);
    await type(content(), 'Other words');
    await save();
    expect(made).to.deep.equal([['change', anEntry(1).id, { name: 'entry-1', content: 'Other words' }]]);
  });

  it('says what is missing once somebody wants to save, and leads there', async () => {
    const { made, name, content, type, save, hint } = await aForm();
    expect(hint('name')).to.contain('The question that it answers');
    await type(name(), 'Returns');
    await save();
    expect(made).to.deep.equal([]);
    expect(hint('content')).to.equal('Write something here.');
    expect(content().getAttribute('aria-invalid')).to.equal('true');
    expect(isFocused(content())).to.equal(true);
  });

  it('says while one types what the server would refuse', async () => {
    const article = await aForm();
    await article.type(article.name(), 'x'.repeat(201));
    expect(article.hint('name')).to.equal('1 too many: at most 200 characters.');
    await article.type(article.content(), 'x'.repeat(20_001));
    expect(article.hint('content')).to.equal(`1 too many: at most ${(20_000).toLocaleString()} characters.`);
    const reply = await aForm({}, cannedReplies);
    await reply.type(reply.name(), 'two words');
    expect(reply.hint('name')).to.equal('No spaces: it is typed as one word.');
    await reply.type(reply.content(), 'x'.repeat(8_001));
    expect(reply.hint('content')).to.contain('1 too many');
  });

  it('shows a taken shortcut at its field until it is another one, and keeps what was typed', async () => {
    const refused = () => Promise.reject(taken);
    const { form, name, content, type, save, hint } = await aForm({ create: refused }, cannedReplies);
    await type(name(), 'refund');
    await type(content(), 'You have it back in a week.');
    await save();
    expect(textOf(part(form, '[role=alert]'))).to.contain('This shortcut is taken.');
    expect(hint('name')).to.equal('Another canned reply has it.');
    expect(isFocused(name())).to.equal(true);
    expect(content().value).to.equal('You have it back in a week.');
    await type(name(), 'refunds');
    expect(hint('name')).to.contain('What stands for it after a slash');
  });

  it('says that there are too many', async () => {
    const refused = () => Promise.reject(new IrisProblem('conflict', 409));
    const { form, save } = await aForm({ change: refused }, articles, anEntry(1));
    await save();
    expect(textOf(part(form, '[role=alert]'))).to.contain('There are as many as there can be.');
  });

  it('says what failed, and keeps what was typed', async () => {
    const problem = new IrisProblem('internal', 500, { requestId: 'request-6' });
    const { form, name, save } = await aForm({ change: () => Promise.reject(problem) }, articles, anEntry(1));
    await save();
    expect(textOf(part(form, '[role=alert]'))).to.match(/The article wasn’t saved\..*request-6/);
    expect(name().value).to.equal('entry-1');
  });

  it('tells when nothing is to be saved', async () => {
    const { form } = await aForm();
    setTimeout(() => part(form, 'button[type=button]').click());
    await oneEvent(form, 'iris-cancel');
  });
});
