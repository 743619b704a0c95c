/** So many are still a gesture; more is a text made of pictures. */
const onlyEmoji = /^(?:\p{RGI_Emoji}\s*){1,6}$/v;

/** Whether a message is nothing but a few emoji, which are then shown large. */
export function isOnlyEmoji(text: string): boolean {
  return text.length <= 100 && onlyEmoji.test(text.trim());
}
