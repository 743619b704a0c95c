/** A piece of text; `href` is set where it is a link. The pieces of a text joined are that text. */
export interface Piece {
  readonly text: string;
  readonly href: string | null;
}

/** Where an address may begin. What follows is looked at by `URL`; this only finds candidates, in linear time. */
const candidates = /\b(?:https?:\/\/|mailto:)[^\s<>"]+|\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/giu;

const openers = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/** Splits text into plain pieces and links. Only http, https and mailto ever become a link. */
export function splitLinks(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(candidates)) {
    const candidate = withoutTrailingPunctuation(match[0]);
    const href = safeHref(candidate.includes(':') ? candidate : `mailto:${candidate}`);
    if (href === null) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), href: null });
    pieces.push({ text: candidate, href });
    end = match.index + candidate.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), href: null });
  return pieces;
}

/** The address that a link may have, or null: anything but http, https and mailto could run a script. */
export function safeHref(address: string): string | null {
  if (!/^(?:https?:\/\/|mailto:)./i.test(address) || !URL.canParse(address)) return null;
  return new URL(address).href;
}

/** A sentence's full stop isn't part of its address, and neither is a bracket that opened before it. */
function withoutTrailingPunctuation(address: string): string {
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    const opener = openers.get(last);
    if (opener === undefined ? !/[.,;:!?'"*_…]/.test(last) : isBalanced(address.slice(0, end), opener, last))
      break;
  }
  return address.slice(0, end);
}

function isBalanced(text: string, opener: string, closer: string): boolean {
  return text.split(opener).length >= text.split(closer).length;
}
