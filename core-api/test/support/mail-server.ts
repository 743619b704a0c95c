import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that keeps what it gets. */
export interface MailServer {
  readonly url: string;
  /** Sources of the mails that came, oldest first. */
  readonly mails: readonly string[];
  /** Refuses the next `count` mails with a temporary error. */
  failNext(count: number): void;
  stop(): Promise<void>;
}

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
    failNext: (count) => void (failures = count),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
