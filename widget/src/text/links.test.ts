import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeHref, splitLinks } from './links.ts';

const links = (text: string) =>
  splitLinks(text).flatMap(({ text: words, href }) => (href === null ? [] : [words]));

describe('splitLinks', () => {
  it.each([
    ['see https://example.com/a?b=c#d now', ['https://example.com/a?b=c#d']],
    ['http://localhost:3000', ['http://localhost:3000']],
    [
      'write to mara@halden.example or mailto:jo@halden.example',
      ['mara@halden.example', 'mailto:jo@halden.example'],
    ],
    ['Ends here: https://example.com/path.', ['https://example.com/path']],
    ['(see https://example.com/a_(b))', ['https://example.com/a_(b)']],
    ['“https://example.com”', ['https://example.com”']],
    ['no address here: example.com, ftp://example.com, @mara', []],
    ['javascript:alert(1) data:text/html,x vbscript:x', []],
    ['https://', []],
  ])('finds what is one in %j', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it('loses and adds nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(
          splitLinks(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('makes only http, https and mailto a link, whatever is written', () => {
    const word = fc.constantFrom(
      'https://',
      'http:',
      'mailto:',
      'javascript:',
      'a',
      '@',
      '.',
      ' ',
      '\n',
      '(',
      ')',
      '\u0000',
      'é',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const hrefs = splitLinks(words.join('')).flatMap(({ href }) => (href === null ? [] : [href]));
        expect(hrefs.filter((href) => !/^(?:https?|mailto):/.test(href))).toEqual([]);
      }),
    );
  });

  it('stays fast on what is made to be slow', () => {
    const before = performance.now();
    for (const text of [
      'a@'.repeat(4_000),
      'a.'.repeat(4_000),
      'http://'.repeat(1_100),
      `x@${'a-'.repeat(4_000)}`,
    ])
      splitLinks(text);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});

describe('safeHref', () => {
  it.each([
    'javascript:alert(1)',
    ' https://a.example',
    'JAVASCRIPT:x',
    '//a.example',
    '/path',
    'https:',
    'data:,x',
    '',
  ])('refuses %j', (address) => expect(safeHref(address)).toBeNull());

  it('takes any case of a scheme that it knows', () => {
    expect(safeHref('HTTPS://Example.com')).toBe('https://example.com/');
  });
});
