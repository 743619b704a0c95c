import { IrisProblem } from '@iris/client';
import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import { anEntry } from '../../factories.ts';
import type { EntryCalls } from '../../live/entry-calls.ts';
import type { Entry, EntryPage } from '../../state/library.ts';
import { noted, settled } from '../../testing/noted.ts';
import { expectAccessible, has, isFocused, onPage, part, textOf } from '../../testing/on-page.ts';
import { articles, cannedReplies } from './entry-kind.ts';
import './iris-entries.define.ts';
import type { IrisEntries } from './iris-entries.ts';

const pageOf = (nextCursor: string | null, ...entries: readonly Entry[]): EntryPage => ({
  entries,
  nextCursor,
});

async function someEntries(over: Partial<EntryCalls> = {}, kind = articles) {
  const { calls, made } = noted<EntryCalls>({
    page: () => Promise.resolve(pageOf(null, anEntry(2), anEntry(1))),
    create: (text) => Promise.resolve(anEntry(3, text)),
    change: (id, text) => Promise.resolve({ ...anEntry(1, text), id }),
    remove: () => Promise.resolve(),
    ...over,
  });
  const list = await onPage<IrisEntries>(html`<iris-entries .calls=${calls} .kind=${kind}></iris-entries>`);
  await settled(list);
  const rows = () => [...list.renderRoot.querySelectorAll<HTMLElement>('.rows > li')];
  const press = async (selector: string) => {
    part(list, selector).click();
    await settled(list);
    await settled(list);
  };
  const form = () => part(list, 'iris-entry-form');
  const tell = async (name: string, detail?: Entry) => {
    form().dispatchEvent(new CustomEvent(name, { detail }));
    await settled(list);
  };
  const confirm = async () => {
    part(part(list, 'iris-ask'), 'form', HTMLFormElement).requestSubmit();
    await settled(list);
    await settled(list);
  };
  return { list, made, rows, press, form, tell, confirm };
}

const editOf = (number: number) => `#edit-${anEntry(number).id}`;

describe('iris-entries', () => {
  it('is accessible, loading, loaded, empty, failed, writing, changing and asking', async () => {
    const { list, press, tell } = await someEntries();
    await expectAccessible(list);
    await press('.new');
    await expectAccessible(list);
    await tell('iris-cancel');
    await press(editOf(1));
    await expectAccessible(list);
    await press('[aria-label="Delete article entry-2"]');
    await expectAccessible(list);
    await expectAccessible((await someEntries({ page: () => new Promise(() => {}) })).list);
    await expectAccessible((await someEntries({ page: () => Promise.resolve(pageOf(null)) })).list);
    const failure = new IrisProblem('internal', 500, { requestId: 'request-1' });
    await expectAccessible((await someEntries({ page: () => Promise.reject(failure) })).list);
  });

  it('shows names, first words and when each was written last', async () => {
    const updatedAt = new Date(Date.now() - 5 * 60_000).toISOString();
    const { rows } = await someEntries({
      page: () => Promise.resolve(pageOf(null, anEntry(1, { updatedAt }))),
    });
    expect(textOf(rows()[0])).to.match(/^entry-1 What entry 1 says\. Updated 5 min ago/);
  });

  it('names a canned reply by what is typed for it', async () => {
    const { rows } = await someEntries({}, cannedReplies);
    expect(textOf(rows()[0])).to.match(/^\/entry-2 /);
  });

  it('says what they are for and what to begin with where there is none', async () => {
    const { list, press } = await someEntries({ page: () => Promise.resolve(pageOf(null)) });
    expect(textOf(list)).to.match(/Drafts quote them.*No articles yet.*Begin with the question/);
    await press('.new');
    expect(has(list, 'iris-entry-form')).to.equal(true);
  });

  it('puts a new one on top, says so, and the keyboard goes back', async () => {
    const { list, press, tell, rows } = await someEntries();
    await press('.new');
    setTimeout(() => void tell('iris-entry-saved', anEntry(3)));
    const { detail }: CustomEvent<{ text: string }> = await oneEvent(list, 'iris-toast');
    await settled(list);
    expect(detail.text).to.equal('Saved article “entry-3”.');
    expect(rows().map((row) => textOf(row.querySelector('strong')))).to.deep.equal([
      'entry-3',
      'entry-2',
      'entry-1',
    ]);
    expect(isFocused(part(list, '.new'))).to.equal(true);
  });

  it('changes one in its place, and lets nobody begin another meanwhile', async () => {
    const { list, press, tell, rows } = await someEntries();
    await press(editOf(1));
    expect(has(list, '.rows > li:last-child iris-entry-form')).to.equal(true);
    expect(part(list, '.new', HTMLButtonElement).disabled).to.equal(true);
    expect(part(list, editOf(2), HTMLButtonElement).disabled).to.equal(true);
    await tell('iris-entry-saved', anEntry(1, { name: 'Other' }));
    expect(textOf(rows()[1]?.querySelector('strong'))).to.equal('Other');
    expect(isFocused(part(list, editOf(1)))).to.equal(true);
  });

  it('leaves one as it was when nothing is saved', async () => {
    const { list, press, tell, rows } = await someEntries();
    await press(editOf(2));
    await tell('iris-cancel');
    expect(rows()).to.have.length(2);
    expect(isFocused(part(list, editOf(2)))).to.equal(true);
  });

  it('asks before it deletes one; the keyboard stays in the list', async () => {
    const { list, made, press, confirm, rows } = await someEntries();
    part(list, '[aria-label="Delete article entry-2"]').focus();
    await press('[aria-label="Delete article entry-2"]');
    expect(made).to.deep.equal([['page', null]]);
    await confirm();
    expect(made.at(-1)).to.deep.equal(['remove', anEntry(2).id]);
    expect(rows()).to.have.length(1);
    await waitUntil(() => isFocused(part(list, '#entries')));
  });

  it('says why one stays', async () => {
    const remove = () => Promise.reject(new IrisProblem('not_found', 404));
    const { list, press, confirm, rows } = await someEntries({ remove });
    await press('[aria-label="Delete article entry-1"]');
    await confirm();
    expect(textOf(part(part(list, 'iris-ask'), '[role=alert]'))).to.contain('The article wasn’t deleted.');
    expect(rows()).to.have.length(2);
  });

  it('shows more where there is more, until that is all', async () => {
    const { list, made, press, rows } = await someEntries({
      page: (cursor) =>
        Promise.resolve(cursor === null ? pageOf('next', anEntry(2)) : pageOf(null, anEntry(1))),
    });
    expect(textOf(part(list, '.count'))).to.equal('1+');
    await press('.more');
    expect(made.at(-1)).to.deep.equal(['page', 'next']);
    expect(rows()).to.have.length(2);
    expect(textOf(part(list, '.count'))).to.equal('2');
    expect(has(list, '.more')).to.equal(false);
  });

  it('keeps what it has when more can’t be had', async () => {
    const { list, press, rows } = await someEntries({
      page: (cursor) =>
        cursor === null
          ? Promise.resolve(pageOf('next', anEntry(1)))
          : Promise.reject(new IrisProblem('unavailable', 503)),
    });
    await press('.more');
    expect(rows()).to.have.length(1);
    expect(textOf(part(list, '[role=alert]'))).to.contain('The next ones couldn’t be loaded.');
  });

  it('says what failed, with the request id, and tries again on request', async () => {
    let count = 0;
    const { list, press, rows } = await someEntries({
      page: () =>
        (count += 1) === 1
          ? Promise.reject(new IrisProblem('internal', 500, { requestId: 'request-7' }))
          : Promise.resolve(pageOf(null, anEntry(1))),
    });
    expect(textOf(part(list, '[role=alert]'))).to.match(/The articles couldn’t be loaded.*request-7/);
    await press('[role=alert] button');
    expect(rows()).to.have.length(1);
  });

  it('loads by itself when the network is back', async () => {
    let isReachable = false;
    const { list, rows } = await someEntries({
      page: () =>
        isReachable
          ? Promise.resolve(pageOf(null, anEntry(1)))
          : Promise.reject(new IrisProblem('unreachable', 0)),
    });
    expect(has(list, '.rows')).to.equal(false);
    isReachable = true;
    window.dispatchEvent(new Event('online'));
    await settled(list);
    expect(rows()).to.have.length(1);
  });
});
