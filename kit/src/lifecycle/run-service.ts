import closeWithGrace from 'close-with-grace';
import type { Logger } from '../log/create-log.ts';

/** A started service. */
export interface Service {
  /** Where it listens. */
  readonly url: string;
  /** Ends everything it does: no new work, requests in flight finish, sockets are closed. Called once. */
  stop(): Promise<void>;
}

const stopWithinMs = 10_000;

/**
 * Runs a service until the process is told to end. Writes the line `listening` with its `url` once it listens.
 * SIGTERM and SIGINT stop it and exit 0, or 1 after 10 s; a failing start, an uncaught exception and an unhandled
 * rejection are logged and exit 1.
 */
export async function runService(options: { log: Logger; start: () => Promise<Service> }): Promise<void> {
  const { log } = options;
  const starting = options.start();
  const end = closeWithGrace(
    {
      delay: stopWithinMs,
      logger: false,
      // Ours below: a terminal's Ctrl-C and the supervisor's SIGTERM both arrive, and the library exits 1 at a second.
      skip: ['SIGTERM', 'SIGINT', 'beforeExit'],
      onTimeout: () => log.error(`not stopped after ${stopWithinMs} ms`),
      onSecondError: (err) => log.fatal({ err }, 'failed while stopping'),
    },
    async ({ err }) => {
      if (err) return log.fatal({ err }, 'failed');
      log.info('stopping');
      await (await starting).stop();
      log.info('stopped');
    },
  );
  let isEnding = false;
  const endOnce = () => {
    if (!isEnding) end.close();
    isEnding = true;
  };
  process.on('SIGTERM', endOnce).on('SIGINT', endOnce);
  log.info({ url: (await starting).url }, 'listening');
}
