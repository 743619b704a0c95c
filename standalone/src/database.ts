import { createHmac } from 'node:crypto';
import path from 'node:path';
import type { Logger } from '@iris/kit';
import { startEmbeddedPostgres } from './embedded-postgres/embedded-postgres.ts';
import { keepRunning } from './keep-running.ts';

/** The database of this start. */
export interface Database {
  readonly isEmbedded: boolean;
  /** The administrator's login: for migrations alone. */
  readonly adminUrl: string;
  /** What the services log in with. */
  readonly appUrl: string;
  readonly appPassword: string;
  readonly stop: (patienceMs: number) => Promise<void>;
}

/** The server that `DATABASE_URL` names, else the embedded one of the data folder, kept running until `stop()`. */
export async function openDatabase(
  url: string | undefined,
  dataFolder: string,
  log: Logger,
): Promise<Database> {
  if (url !== undefined) return { isEmbedded: false, ...loginsOf(url), stop: async () => undefined };
  const options = { folder: path.join(dataFolder, 'postgres'), database: 'iris' };
  const server = await startEmbeddedPostgres(options);
  // On the same port again: the services hold its address.
  const start = () => startEmbeddedPostgres({ ...options, port: server.port });
  const { stop } = keepRunning({ name: 'postgres', running: server, start, log });
  return { isEmbedded: true, ...loginsOf(server.adminUrl), stop };
}

/** The services' password follows from the administrator's, so that every node of one database has the same. */
function loginsOf(adminUrl: string) {
  const app = new URL(adminUrl);
  const appPassword = createHmac('sha256', decodeURIComponent(app.password))
    .update('iris_app')
    .digest('base64url');
  app.username = 'iris_app';
  app.password = appPassword;
  return { adminUrl, appUrl: app.href, appPassword };
}
