import { expect } from '@open-wc/testing';
import { html, nothing, render } from 'lit';
import { keyedRows } from './keyed-rows.ts';

function aList() {
  const host = document.createElement('div');
  const rows = () => [...host.querySelectorAll('li')];
  return {
    draw: (keys: string, suffix = '') =>
      render(
        html`<ul>
          ${keyedRows(keys.split('').map((key) => ({ key, template: html`<li>${key + suffix}</li>` })))}
        </ul>`,
        host,
      ),
    clear: () =>
      render(
        html`<ul>
          ${nothing}
        </ul>`,
        host,
      ),
    rows,
    text: () =>
      rows()
        .map(({ textContent }) => textContent)
        .join(''),
    comments: () => document.createTreeWalker(host, NodeFilter.SHOW_COMMENT),
  };
}

function count(walker: TreeWalker): number {
  let nodes = 0;
  while (walker.nextNode() !== null) nodes += 1;
  return nodes;
}

describe('keyed rows', () => {
  for (const [before, after] of [
    ['', 'abc'],
    ['abc', ''],
    ['abcdef', 'cdefgh'],
    ['cdef', 'abcd'],
    ['abcd', 'dabc'],
    ['abcd', 'bcda'],
    ['abcdef', 'fxbdya'],
    ['abc', 'xyz'],
  ] as const)
    it(`go from “${before}” to “${after}”, and what stays is the same elements`, () => {
      const list = aList();
      list.draw(before);
      const was = new Map(list.rows().map((row) => [row.textContent, row]));
      list.draw(after);
      expect(list.text()).to.equal(after);
      for (const row of list.rows())
        if (was.has(row.textContent)) expect(row).to.equal(was.get(row.textContent));
      list.draw(after, '!');
      expect(list.text()).to.equal(
        after
          .split('')
          .map((key) => `${key}!`)
          .join(''),
      );
    });

  it('move no row that needn’t: focus stays where it is', () => {
    const list = aList();
    const moved: Node[] = [];
    list.draw('abcd');
    const watcher = new MutationObserver(() => {});
    watcher.observe(list.rows()[0]?.parentElement ?? document, { childList: true });
    for (const order of ['bcda', 'abcd', 'cdef']) {
      list.draw(order);
      const rows = new Set<Node>(list.rows());
      moved.push(
        ...watcher
          .takeRecords()
          .flatMap(({ addedNodes }) => [...addedNodes].filter((node) => rows.has(node))),
      );
    }
    expect(moved.map(({ textContent }) => textContent)).to.deep.equal(['a', 'a', 'e', 'f']);
  });

  it('leave nothing behind', () => {
    const list = aList();
    list.draw('abc');
    const comments = count(list.comments());
    for (const keys of ['bcd', 'cde', 'def', 'xyz']) list.draw(keys);
    expect(count(list.comments())).to.equal(comments);
    list.clear();
    expect(list.rows()).to.deep.equal([]);
    list.draw('ab');
    expect(list.text()).to.equal('ab');
  });
});
