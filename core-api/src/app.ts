import { createApp, health, type Logger, type Needs, type RequestState } from '@iris/kit';
import type Koa from 'koa';
import { allRoutes, openApiDocument } from '@iris/contract';
import type { Doorkeeper } from './http/admit.ts';
import type { Handled } from './http/handler.ts';
import { mount, newRouter } from './http/mount.ts';
import type { Instruments } from './metrics/instruments.ts';

export interface AppParts {
  readonly log: Logger;
  readonly door: Doorkeeper;
  readonly handlers: readonly Handled[];
  /** Where the document says that the API is. */
  readonly apiBase: () => string;
  /** What it can't do without. */
  readonly needs: Needs;
  readonly instruments: Instruments;
}

/** The HTTP side of core-api; it listens to nothing yet. */
export function createCoreApp({
  log,
  door,
  handlers,
  apiBase,
  needs,
  instruments,
}: AppParts): Koa<RequestState> {
  assertComplete(handlers);
  const router = newRouter();
  router.get('/openapi.json', (ctx) => {
    ctx.set('Cache-Control', 'public, max-age=300');
    ctx.body = openApiDocument(apiBase());
  });
  const app = createApp(log);
  app.use(health(needs));
  mount(app, router, handlers, door, instruments);
  return app;
}

/** What the contract promises is answered, each by one handler; else the service doesn't start. */
function assertComplete(handlers: readonly Handled[]): void {
  const handled = handlers.map(({ route }) => route.id);
  const missing = allRoutes.find(({ id }) => !handled.includes(id));
  if (missing) throw new Error(`Nothing answers ${missing.id}`);
  if (handled.length !== allRoutes.length) throw new Error('A route is answered twice');
}
