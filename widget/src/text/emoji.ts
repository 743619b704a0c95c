// How emoji are built (UTS #51), not the list of all: a browser takes longer to read that than to draw the panel.
const sign = String.raw`(?![\d#*\p{Regional_Indicator}])\p{Emoji}`;
const shown = String.raw`${sign}(?:\p{Emoji_Modifier}|\uFE0F|[\u{E0020}-\u{E007E}]+\u{E007F})`;
const joined = String.raw`(?:${shown}|(?!\p{Regional_Indicator})\p{Emoji_Presentation})(?:\u200D(?:${shown}|${sign}))*`;
const one = String.raw`\p{Regional_Indicator}{2}|[\d#*]\uFE0F\u20E3|${joined}`;
/** So many are still a gesture; more is a text made of pictures. */
const onlyEmoji = new RegExp(String.raw`^(?:(?:${one})\s*){1,6}$`, 'u');

/** Whether a message is nothing but a few emoji, which are then shown large. */
export function isOnlyEmoji(text: string): boolean {
  return text.length <= 100 && onlyEmoji.test(text.trim());
}
