/** A piece of a message: words, or an address that can be followed. */
export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

const address = /\bhttps?:\/\/[^\s<>"]+|\bmailto:[^\s<>"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;
const trailing = /[.,;:!?'"»”’)\]}…]+$/u;

/**
 * Splits what somebody wrote into words and links (http, https, mailto and bare e-mail addresses). Text from people
 * is only ever text: the parts become nodes, never markup.
 */
export function textParts(content: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of content.matchAll(address)) {
    const text = withoutTrailing(match[0]);
    const href = hrefOf(text);
    if (href === null) continue;
    if (match.index > end) parts.push({ kind: 'text', text: content.slice(end, match.index) });
    parts.push({ kind: 'link', text, href });
    end = match.index + text.length;
  }
  if (end < content.length) parts.push({ kind: 'text', text: content.slice(end) });
  return parts;
}

/** Punctuation at the end belongs to the sentence, but a closing bracket that was opened belongs to the address. */
function withoutTrailing(text: string): string {
  const tail = trailing.exec(text)?.[0] ?? '';
  const stem = text.slice(0, text.length - tail.length);
  return tail.startsWith(')') && stem.includes('(') && !stem.includes(')') ? `${stem})` : stem;
}

function hrefOf(text: string): string | null {
  const href = /^(?:https?|mailto):/i.test(text) ? text : `mailto:${text}`;
  if (!URL.canParse(href)) return null;
  return new Set(['http:', 'https:', 'mailto:']).has(new URL(href).protocol) ? href : null;
}

// How emoji are built (UTS #51), not the list of all: that takes longer to read than a page of messages to draw.
const sign = String.raw`(?![\d#*\p{Regional_Indicator}])\p{Emoji}`;
const shown = String.raw`${sign}(?:\p{Emoji_Modifier}|\uFE0F|[\u{E0020}-\u{E007E}]+\u{E007F})`;
const joined = String.raw`(?:${shown}|(?!\p{Regional_Indicator})\p{Emoji_Presentation})(?:\u200D(?:${shown}|${sign}))*`;
const one = String.raw`\p{Regional_Indicator}{2}|[\d#*]\uFE0F\u20E3|${joined}`;
const onlyEmoji = new RegExp(String.raw`^(?:(?:${one})\s*){1,3}$`, 'u');

/** Up to three emoji and nothing else: shown large. */
export function isOnlyEmoji(content: string): boolean {
  return onlyEmoji.test(content);
}
