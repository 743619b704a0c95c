import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A mail as its reader sees it. */
export interface ReadMail {
  readonly headers: string;
  readonly text: string;
  readonly html: string;
}

/** The mails that a core-api without a mail server wrote into its data folder, oldest first. */
export async function writtenMails(dataFolder: string): Promise<ReadMail[]> {
  const folder = path.join(dataFolder, 'mail');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
  return Promise.all(names.map(async (name) => parseMail(await readFile(path.join(folder, name), 'utf8'))));
}

/** Reads a mail of two parts, plain text first, as nodemailer writes them. */
export function parseMail(source: string): ReadMail {
  const [headers = '', ...parts] = source.split(/\r\n----_NmP[^\r]*\r\n/);
  const [text = '', html = ''] = parts.map((part) => unquoted(part.slice(part.indexOf('\r\n\r\n') + 4)));
  return { headers, text, html };
}

/** Quoted-printable (RFC 2045 §6.7) of ASCII text. */
const unquoted = (text: string) =>
  text
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The link that a mail asks to follow. */
export function linkIn({ text }: ReadMail): URL {
  const [link] = /https?:\/\/\S+/.exec(text) ?? [];
  if (!link) throw new Error('The mail has no link');
  return new URL(link);
}
