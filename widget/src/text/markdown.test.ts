import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInline, parseMarkdown, type Block, type Inline } from './markdown.ts';

/** Everything that would be read, without the marks. */
function textOf(node: Inline | Block): string {
  if ('text' in node) return node.text;
  if ('children' in node) return node.children.map(textOf).join('');
  const lines = 'lines' in node ? node.lines : node.items;
  return lines.map((line) => line.map(textOf).join('')).join('\n');
}

function hrefsOf(node: Inline | Block): readonly string[] {
  const own = node.kind === 'link' ? [node.href] : [];
  if ('children' in node) return [...own, ...node.children.flatMap(hrefsOf)];
  if ('lines' in node) return node.lines.flat().flatMap(hrefsOf);
  return 'items' in node ? node.items.flat().flatMap(hrefsOf) : own;
}

const text = (words: string) => ({ kind: 'text', text: words }) as const;

describe('parseInline', () => {
  it.each<[string, readonly Inline[]]>([
    ['a **b** c', [text('a '), { kind: 'strong', children: [text('b')] }, text(' c')]],
    [
      '*a* and _b_',
      [
        { kind: 'emphasis', children: [text('a')] },
        text(' and '),
        { kind: 'emphasis', children: [text('b')] },
      ],
    ],
    ['`a*b*`', [{ kind: 'code', text: 'a*b*' }]],
    ['[a](https://b.example/)', [{ kind: 'link', href: 'https://b.example/', children: [text('a')] }]],
    ['snake_case_name', [text('snake_case_name')]],
    ['2 * 3 * 4', [text('2 * 3 * 4')]],
    ['**open', [text('**open')]],
  ])('reads %j', (source, expected) => {
    expect(parseInline(source)).toEqual(expected);
  });

  it.each([
    '[a](javascript:alert(1))',
    '[a](data:text/html,x)',
    '<b>x</b>',
    '<img src=x onerror=alert(1)>',
    '![a](b)',
  ])('leaves %j the text that it is', (source) => {
    const nodes = parseInline(source);
    expect(nodes.map(textOf).join('')).toBe(source);
    expect(nodes.every(({ kind }) => kind === 'text')).toBe(true);
  });

  it('puts no link inside a link', () => {
    const [link] = parseInline('[see https://b.example](https://a.example/)');
    expect(link).toEqual({
      kind: 'link',
      href: 'https://a.example/',
      children: [text('see '), text('https://b.example')],
    });
  });
});

describe('parseMarkdown', () => {
  it('reads blocks', () => {
    const source =
      'Hello\nyou\n\n# Title\n- one\n- two\n\n3. three\n4. four\n> quoted\n```js\nconst a = 1;\n```\nend';
    expect(parseMarkdown(source).map(({ kind }) => kind)).toEqual([
      'paragraph',
      'heading',
      'list',
      'list',
      'quote',
      'code',
      'paragraph',
    ]);
  });

  it('keeps the number that a list begins with', () => {
    expect(parseMarkdown('3. three')).toMatchObject([{ kind: 'list', isOrdered: true, start: 3 }]);
  });

  it('takes code that never ends to the end', () => {
    expect(parseMarkdown('```\na\n\nb')).toEqual([{ kind: 'code', text: 'a\n\nb' }]);
  });

  it('never throws, never links anywhere unsafe, never invents a word', () => {
    const mark = fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '```',
      '[',
      '](',
      ')',
      '> ',
      '- ',
      '1. ',
      '# ',
      '\n',
      ' ',
      'a',
      'javascript:',
      'https://a.example',
    );
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 60 }), (marks) => {
        const source = marks.join('');
        const blocks = parseMarkdown(source);
        for (const href of blocks.flatMap(hrefsOf)) expect(href).toMatch(/^(?:https?|mailto):/);
        const letters = (words: string) => words.replace(/[^a-z]/g, '').length;
        expect(letters(blocks.map(textOf).join(''))).toBeLessThanOrEqual(letters(source));
      }),
    );
  });

  it('stays fast on what is made to be slow', () => {
    const before = performance.now();
    for (const part of ['[', '*', '**a', '`', '_a', '> ', '[a]('])
      parseMarkdown(part.repeat(8_000 / part.length));
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});
