import { createServer } from 'node:http';
import { createLog, listen, systemClock } from '@iris/kit';
import { record } from '@iris/testkit';
import { createBff } from '../../src/app.ts';
import type { ServedFile } from '../../src/files/load-files.ts';

export const bffKey = 'the key by which core-api knows the bff';

/** A bff of this process, and everything it logs. */
export async function startBffHere(options: {
  apiUrl: string;
  files?: ReadonlyMap<string, ServedFile>;
  publicBase?: string;
  trustedHops?: number;
}) {
  const lines: string[] = [];
  const log = createLog({
    level: 'info',
    service: 'bff',
    destination: {
      write: (line) => {
        lines.push(line);
        record('logs', line.trimEnd());
      },
    },
  });
  const server = createServer();
  const url = await listen(server, { host: '127.0.0.1', port: 0 });
  const bff = createBff({
    server,
    config: {
      IRIS_HOST: '127.0.0.1',
      IRIS_BFF_PORT: 0,
      IRIS_API_URL: options.apiUrl,
      IRIS_BFF_KEY: bffKey,
      IRIS_TRUST_PROXY: options.trustedHops ?? 0,
      LOG_LEVEL: 'info',
    },
    publicBase: options.publicBase ?? url,
    files: options.files ?? new Map(),
    clock: systemClock,
    log,
  });
  return { url, server, logs: () => lines.join(''), stop: () => bff.stop() };
}

export type BffHere = Awaited<ReturnType<typeof startBffHere>>;
