/** What looks like a secret of ours: session tokens, API keys, secrets of webhooks. */
const forms = [
  /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/,
  /\biris_(?:sk|live|pub)_[\w-]{40,}/,
  /\bwhsec_[\w+/=-]+/,
];

/** Secrets are made of these, and stand between others; long logs are searched word by word. */
const word = /[\w-]{8,}/g;
const isWord = (text: string) => /^[\w-]+$/.test(text);

/** Log lines that show a secret, each with it struck out. */
export function leakingLines(lines: readonly string[], secrets: readonly string[]): string[] {
  const words = new Set(secrets.flatMap(wordsOf));
  const phrases = secrets.filter((secret) => !isWord(secret));
  return lines.flatMap((line) => {
    const found = [
      ...forms.flatMap((form) => form.exec(line)?.[0] ?? []),
      ...(line.match(word) ?? []).filter((one) => words.has(one)),
      ...phrases.filter((phrase) => line.includes(phrase)),
    ];
    return found.length === 0 ? [] : [found.reduce(struckOut, line)];
  });
}

/** A key's secret is a secret without what stands before it, too. */
const wordsOf = (secret: string): string[] => (isWord(secret) ? [secret, secret.slice(-43)] : []);

const struckOut = (line: string, secret: string): string =>
  line.replaceAll(secret, `${secret.slice(0, 4)}…[${secret.length} characters]`);
