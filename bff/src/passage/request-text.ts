import { validateHeaderValue } from 'node:http';

/** Names and values in turn, as they are said. */
export type HeaderList = string[];

/** Spaces and control characters would end a request's first line early. */
const unsayable = /[^\x21-\xff]/;

/** A request up to its body, one character a byte. Throws when a header or the path can't be said. */
export function requestText(method: string, path: string, headers: Readonly<HeaderList>): string {
  if (unsayable.test(path)) throw new Error('a path with characters that must be escaped');
  let text = `${method} ${path} HTTP/1.1\r\n`;
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at] ?? '';
    const value = headers[at + 1] ?? '';
    validateHeaderValue(name, value);
    text += `${name}: ${value}\r\n`;
  }
  return `${text}\r\n`;
}
