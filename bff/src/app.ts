import type { Server } from 'node:http';
import { createApp, drain, health, ownOrigins, serverOf, type Clock, type Logger } from '@iris/kit';
import type { BffConfig } from './config.ts';
import { ConsoleCookie } from './console-session/console-cookie.ts';
import { CoreApi } from './core-api.ts';
import { fillAddresses } from './files/fill-addresses.ts';
import type { ServedFile } from './files/load-files.ts';
import { serveFiles } from './files/serve-files.ts';
import { Admission } from './origins/admission.ts';
import { RefusedOrigins } from './origins/refused-origins.ts';
import { TenantOrigins } from './origins/tenant-origins.ts';
import { passage } from './passage/http.ts';
import { PassageRoutes } from './passage/routes.ts';
import { SocketPassage } from './passage/socket.ts';
import { Upstream } from './passage/upstream.ts';
import { KeyTenants } from './tokens/key-tenants.ts';
import { TokenKeys } from './tokens/token-keys.ts';
import { TokenTenants } from './tokens/token-tenants.ts';

/** What a bff is made of. */
export interface BffParts {
  /** What it answers on; it may listen already. */
  readonly server: Server;
  readonly config: BffConfig;
  /** Where browsers reach it. */
  readonly publicBase: string;
  readonly files: ReadonlyMap<string, ServedFile>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A bff at work. */
export interface Bff {
  /** Takes no more work, lets calls in flight finish, closes sockets with 1012. */
  stop(): Promise<void>;
}

/** Builds the bff from its parts and puts it behind a server. */
export function createBff({ server, config, publicBase, files, clock, log }: BffParts): Bff {
  const coreApi = new CoreApi({ url: config.IRIS_API_URL, bffKey: config.IRIS_BFF_KEY });
  const refused = new RefusedOrigins(coreApi, clock, log);
  const upstream = new Upstream(config.IRIS_API_URL);
  const door = {
    upstream,
    bffKey: config.IRIS_BFF_KEY,
    trustedHops: config.IRIS_TRUST_PROXY,
    routes: new PassageRoutes(),
    own: ownOrigins(publicBase),
    admission: new Admission(new TenantOrigins(coreApi, clock), refused),
    tenants: new TokenTenants(new TokenKeys(coreApi, clock), clock),
    keyTenants: new KeyTenants(coreApi, clock),
    cookie: new ConsoleCookie(publicBase),
    clock,
    log,
  };
  const apiBase = config.IRIS_PUBLIC_API_BASE ?? config.IRIS_API_URL;
  const served = fillAddresses(files, { apiBase, cdnBase: publicBase });
  const sockets = new SocketPassage(door);
  let isStopping = false;
  const app = createApp(log)
    .use(health({ service: () => !isStopping, core_api: () => coreApi.isReady() }))
    .use(serveFiles({ files: served, publicBase, demoTenantId: config.IRIS_DEMO_TENANT_ID }))
    .use(passage(door));
  serverOf(app, server).on('upgrade', (req, socket, head) => void sockets.take(req, socket, head));
  return {
    async stop() {
      isStopping = true;
      await Promise.all([drain(server), sockets.stop()]);
      await refused.stop();
      await upstream.close();
    },
  };
}
