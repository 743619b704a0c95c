import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '@iris/kit';
import { createTransport } from 'nodemailer';
import type { MailSender } from './mail.ts';

export interface MailSettings {
  /** The mail server; without one, mails become `.eml` files. */
  readonly smtpUrl: string | undefined;
  /** Where those files lie. */
  readonly folder: string;
  /** The base of our pages: mails come from its host. */
  readonly publicCdnBase: string;
}

export function createMailSender({ smtpUrl, folder, publicCdnBase }: MailSettings): MailSender {
  const from = { name: 'Iris', address: `no-reply@${new URL(publicCdnBase).hostname}` };
  return smtpUrl === undefined ? fileSender(folder, from) : smtpSender(smtpUrl, from);
}

interface Address {
  readonly name: string;
  readonly address: string;
}

/** A server that answers nothing must not hold a job for long. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

function smtpSender(url: string, from: Address): MailSender {
  const transport = createTransport({ url, ...timeouts }, { from });
  return { reachesPeople: true, send: async (mail) => void (await transport.sendMail(mail)) };
}

function fileSender(folder: string, from: Address): MailSender {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' }, { from });
  return {
    reachesPeople: false,
    async send(mail) {
      const { message } = await transport.sendMail(mail);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // The id sorts by time. A mail may hold a token, so nobody else reads it.
      await writeFile(path.join(folder, `${newId()}.eml`), message, { mode: 0o600, flag: 'wx' });
    },
  };
}
