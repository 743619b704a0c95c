import { safeHref, splitLinks } from './links.ts';

/** Words inside a line. Only text ever comes out of text: there is no node for HTML. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] };

export type Block =
  | { readonly kind: 'paragraph' | 'heading' | 'quote'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Inline[])[];
    };

/** Nesting deeper than any person writes is shown as it stands. */
const deepest = 6;

/**
 * A small, safe part of Markdown: paragraphs, headings, quotes, lists, fenced code; strong, emphasis, code,
 * links. Everything else stays the text that it is.
 */
export function parseMarkdown(source: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  for (let at = 0; at < lines.length;) {
    const [block, next] = blockAt(lines, at);
    if (block !== null) blocks.push(block);
    at = next;
  }
  return blocks;
}

type Found = readonly [block: Block | null, next: number];

const fence = /^\s{0,3}```/;
const bullet = /^\s{0,3}[-*+]\s+(?=\S)/;
const number = /^\s{0,3}(\d{1,9})[.)]\s+(?=\S)/;
const quote = /^\s{0,3}>\s?/;
const heading = /^\s{0,3}#{1,6}\s+(?=\S)/;

function blockAt(lines: readonly string[], at: number): Found {
  const line = lines[at] ?? '';
  if (line.trim() === '') return [null, at + 1];
  if (fence.test(line)) return codeAt(lines, at);
  if (heading.test(line))
    return [{ kind: 'heading', lines: [parseInline(line.replace(heading, ''))] }, at + 1];
  if (quote.test(line)) return linesAt(lines, at, 'quote', quote);
  if (bullet.test(line)) return listAt(lines, at, bullet, false);
  if (number.test(line)) return listAt(lines, at, number, true);
  return paragraphAt(lines, at);
}

function codeAt(lines: readonly string[], at: number): Found {
  const end = lines.findIndex((line, index) => index > at && fence.test(line));
  const last = end === -1 ? lines.length : end;
  return [{ kind: 'code', text: lines.slice(at + 1, last).join('\n') }, last + 1];
}

/** The lines from `at` on of which each begins as `mark` says. */
function run(lines: readonly string[], at: number, mark: RegExp): readonly string[] {
  const end = lines.findIndex((line, index) => index >= at && !mark.test(line));
  return lines.slice(at, end === -1 ? lines.length : end);
}

function linesAt(lines: readonly string[], at: number, kind: 'quote', mark: RegExp): Found {
  const found = run(lines, at, mark);
  return [{ kind, lines: found.map((line) => parseInline(line.replace(mark, ''))) }, at + found.length];
}

function listAt(lines: readonly string[], at: number, mark: RegExp, isOrdered: boolean): Found {
  const found = run(lines, at, mark);
  const items = found.map((line) => parseInline(line.replace(mark, '')));
  const start = Number(mark.exec(found[0] ?? '')?.[1] ?? 1);
  return [{ kind: 'list', isOrdered, start, items }, at + found.length];
}

function paragraphAt(lines: readonly string[], at: number): Found {
  const found = run(lines, at, /\S/);
  const end = found.findIndex((line, index) => index > 0 && startsBlock(line));
  const own = end === -1 ? found : found.slice(0, end);
  return [{ kind: 'paragraph', lines: own.map((line) => parseInline(line)) }, at + own.length];
}

function startsBlock(line: string): boolean {
  return [fence, bullet, number, quote, heading].some((mark) => mark.test(line));
}

/** The words of one line. */
export function parseInline(text: string, depth = 0): readonly Inline[] {
  const found: Inline[] = [];
  let plainFrom = 0;
  const flush = (end: number) => found.push(...plain(text.slice(plainFrom, end)));
  for (let at = 0; at < text.length;) {
    const special = depth < deepest ? specialAt(text, at, depth) : null;
    if (special === null) {
      at += 1;
      continue;
    }
    flush(at);
    found.push(special[0]);
    at = special[1];
    plainFrom = at;
  }
  flush(text.length);
  return found;
}

function plain(text: string): readonly Inline[] {
  return splitLinks(text).map(({ text: words, href }) =>
    href === null
      ? { kind: 'text', text: words }
      : { kind: 'link', href, children: [{ kind: 'text', text: words }] },
  );
}

type Special = readonly [node: Inline, next: number] | null;

function specialAt(text: string, at: number, depth: number): Special {
  switch (text[at]) {
    case '`':
      return codeIn(text, at);
    case '[':
      return linkIn(text, at, depth);
    case '*':
    case '_':
      return emphasisIn(text, at, depth);
    default:
      return null;
  }
}

function codeIn(text: string, at: number): Special {
  const end = text.indexOf('`', at + 1);
  return end > at + 1 ? [{ kind: 'code', text: text.slice(at + 1, end) }, end + 1] : null;
}

function linkIn(text: string, at: number, depth: number): Special {
  const middle = text.indexOf('](', at + 1);
  const end = middle === -1 ? -1 : text.indexOf(')', middle + 2);
  const words = text.slice(at + 1, middle);
  if (end === -1 || words.trim() === '' || words.includes('[')) return null;
  const href = safeHref(text.slice(middle + 2, end));
  return href === null
    ? null
    : [{ kind: 'link', href, children: withoutLinks(parseInline(words, depth + 1)) }, end + 1];
}

/** A link can't stand inside a link. */
function withoutLinks(nodes: readonly Inline[]): readonly Inline[] {
  return nodes.flatMap((node) => (node.kind === 'link' ? node.children : [node]));
}

function emphasisIn(text: string, at: number, depth: number): Special {
  const sign = text.charAt(at);
  const mark = text.charAt(at + 1) === sign ? sign + sign : sign;
  const from = at + mark.length;
  const end = text.indexOf(mark, from + 1);
  const words = text.slice(from, end);
  if (end === -1 || words.trim() !== words || words === '') return null;
  // Underscores inside words (snake_case) are part of the word.
  if (sign === '_' && (isWordAt(text, at - 1) || isWordAt(text, end + mark.length))) return null;
  const kind = mark.length === 2 ? 'strong' : 'emphasis';
  return [{ kind, children: parseInline(words, depth + 1) }, end + mark.length];
}

function isWordAt(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at));
}
