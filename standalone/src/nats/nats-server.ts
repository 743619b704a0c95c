import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '../free-port.ts';
import { type ServiceProcess, startService } from '../service-process/service-process.ts';
import { StartRefused } from '../start-refused.ts';
import { findNatsServer, howToGetNatsServer } from './find-nats-server.ts';
import { endLeftNats } from './leftover.ts';

/** A NATS server of our own, and how to bring it up: at the same address every time. */
export interface NatsServer {
  /** `nats://<token>@127.0.0.1:<port>`: a secret, never to be logged. */
  readonly url: string;
  /** One that an earlier, killed process left running in the folder is ended first. */
  readonly start: () => Promise<ServiceProcess>;
}

export interface NatsServerOptions {
  /** Absolute; made if missing. Holds `nats.conf` (0600, with the token), `nats.log` and `nats.pid`. */
  readonly folder: string;
  /** A PATH to look for the program on, before the usual places. */
  readonly searchPath?: string | undefined;
  /** Takes the lines of the process that watches over it. */
  readonly onLine: (line: string) => void;
}

/**
 * A real NATS server for nodes on this machine: on a free port of 127.0.0.1, for whoever has its token.
 *
 * @throws StartRefused when this machine has no `nats-server`
 */
export async function prepareNatsServer({
  folder,
  searchPath,
  onLine,
}: NatsServerOptions): Promise<NatsServer> {
  const server = await findNatsServer(searchPath);
  if (server === undefined) throw new StartRefused(`${howToGetNatsServer} Or set NATS_URL to one that runs.`);
  const token = randomBytes(24).toString('base64url');
  const port = String(await freePort('127.0.0.1'));
  const configuration = path.join(folder, 'nats.conf');
  const [log, pidFile] = [path.join(folder, 'nats.log'), path.join(folder, 'nats.pid')];
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(configuration, configurationOf({ port, token, log, pidFile }), { mode: 0o600 });
  return {
    url: `nats://${token}@127.0.0.1:${port}`,
    start: async () => {
      await endLeftNats(pidFile, configuration);
      return startService({
        program: path.join(import.meta.dirname, 'nats.main.ts'),
        args: [server, configuration, port],
        env: {},
        onLine,
      });
    },
  };
}

interface Configuration {
  readonly port: string;
  readonly token: string;
  readonly log: string;
  readonly pidFile: string;
}

const configurationOf = ({ port, token, log, pidFile }: Configuration): string =>
  `listen: 127.0.0.1:${port}
logfile: ${JSON.stringify(log)}
pid_file: ${JSON.stringify(pidFile)}
authorization { token: ${JSON.stringify(token)} }
`;
