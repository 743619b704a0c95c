/**
 * What a line says to a person: of a JSON log line its message and the error's, of any other the line itself.
 */
export function plainWords(line: string): string {
  const entry = parsed(line);
  if (typeof entry !== 'object' || entry === null) return line;
  const message = textAt(entry, 'msg');
  const cause =
    'err' in entry && typeof entry.err === 'object' && entry.err ? textAt(entry.err, 'message') : undefined;
  return [message, cause].filter(Boolean).join(': ') || line;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function textAt(object: object, key: string): string | undefined {
  const value: unknown = Reflect.get(object, key);
  return typeof value === 'string' ? value : undefined;
}
