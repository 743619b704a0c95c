import { expect, html } from '@open-wc/testing';
import { anEntry } from '../../factories.ts';
import type { EntryCalls } from '../../live/entry-calls.ts';
import { settled } from '../../testing/noted.ts';
import { expectAccessible, onPage, textOf } from '../../testing/on-page.ts';
import './iris-library.define.ts';
import type { IrisLibrary, LibraryCalls } from './iris-library.ts';

const refused = () => Promise.reject(new Error('not asked for'));
const entriesNamed = (name: string): EntryCalls => ({
  page: () => Promise.resolve({ entries: [anEntry(1, { name })], nextCursor: null }),
  create: refused,
  change: refused,
  remove: refused,
});
const calls: LibraryCalls = {
  articles: entriesNamed('Returns'),
  cannedReplies: entriesNamed('hello'),
  draftSettings: {
    settings: () => Promise.resolve({ external_model: false, model: null }),
    replace: refused,
  },
};

describe('iris-library', () => {
  it('has articles, canned replies and who words drafts, each with its own calls', async () => {
    const library = await onPage<IrisLibrary>(html`<iris-library .calls=${calls}></iris-library>`);
    await settled(library);
    await settled(library);
    const [articles, replies] = library.renderRoot.querySelectorAll('iris-entries');
    expect(textOf(articles)).to.match(/^Articles 1.*Returns/);
    expect(textOf(replies)).to.match(/^Canned replies 1.*\/hello/);
    expect(textOf(library.renderRoot.querySelector('iris-draft-settings'))).to.contain('Iris itself');
    await expectAccessible(library);
  });
});
