import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { vi } from 'vitest';
import { parseMail, type ReadMail } from './mails.ts';

/** A real SMTP server that keeps what it gets. */
export interface MailServer {
  readonly url: string;
  /** Sources of the mails that came, oldest first. */
  readonly mails: readonly string[];
  /** The newest mail to an address, as soon as there is one; of several kinds, the one whose source has these words. */
  mailTo(address: string, words?: string): Promise<ReadMail>;
  /** Refuses the next `count` mails with a temporary error. */
  failNext(count: number): void;
  stop(): Promise<void>;
}

/** Mails leave by a job: they come a moment after the answer. */
const comesWithinMs = 20_000;

export async function startMailServer(): Promise<MailServer> {
  const mails: string[] = [];
  let failures = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (failures-- > 0) return done(Object.assign(new Error('try again'), { responseCode: 451 }));
        mails.push(Buffer.concat(chunks).toString());
        return done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    mailTo: (address, words = '') =>
      vi.waitFor(
        () => {
          const source = mails.findLast((one) => one.includes(`To: ${address}`) && one.includes(words));
          if (source === undefined) throw new Error(`No mail came to ${address}`);
          return parseMail(source);
        },
        { timeout: comesWithinMs },
      ),
    failNext: (count) => void (failures = count),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
