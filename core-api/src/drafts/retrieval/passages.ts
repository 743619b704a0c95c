/** A passage is one thought of a text: what a draft quotes. Both in characters. */
const shortAtMost = 240;
const longAtMost = 900;

/** A text in passages: its paragraphs, short ones joined with what follows, long ones cut between sentences. */
export function passagesOf(text: string): string[] {
  if (text.length <= 2 * shortAtMost) return [text];
  const pieces = text.split(/\n\s*\n/).flatMap((paragraph) => sentencesTogether(paragraph.trim()));
  const passages: string[] = [];
  for (const piece of pieces.filter((one) => one !== '')) {
    const last = passages.at(-1);
    if (last !== undefined && last.length < shortAtMost && last.length + piece.length <= longAtMost)
      passages[passages.length - 1] = `${last}\n\n${piece}`;
    else passages.push(piece);
  }
  return passages;
}

/** A paragraph as it is, or in parts of whole sentences; a sentence without end is cut where it gets too long. */
function sentencesTogether(paragraph: string): string[] {
  if (paragraph.length <= longAtMost) return [paragraph];
  const sentences = paragraph.split(/(?<=[.!?])\s+|\n/).flatMap(cut);
  const parts: string[] = [];
  for (const sentence of sentences) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + sentence.length < longAtMost)
      parts[parts.length - 1] = `${last} ${sentence}`;
    else parts.push(sentence);
  }
  return parts;
}

function cut(sentence: string): string[] {
  const letters = Array.from(sentence);
  return Array.from({ length: Math.ceil(letters.length / longAtMost) }, (_, index) =>
    letters.slice(index * longAtMost, (index + 1) * longAtMost).join(''),
  );
}
