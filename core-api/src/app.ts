import Router from '@koa/router';
import { createApp, health, type Logger, type RequestState } from '@iris/kit';
import type Koa from 'koa';
import { openApiDocument } from '@iris/contract';
import type { Doorkeeper } from './http/admit.ts';
import type { Handled } from './http/handler.ts';
import { mount } from './http/mount.ts';

export interface AppParts {
  readonly log: Logger;
  readonly door: Doorkeeper;
  readonly handlers: readonly Handled[];
  /** Where the document says that the API is. */
  readonly apiBase: () => string;
  readonly isReady: () => Promise<boolean>;
}

/** The HTTP side of core-api; it listens to nothing yet. */
export function createCoreApp({ log, door, handlers, apiBase, isReady }: AppParts): Koa<RequestState> {
  const router = new Router<RequestState>();
  mount(router, handlers, door);
  router.get('/openapi.json', (ctx) => {
    ctx.set('Cache-Control', 'public, max-age=300');
    ctx.body = openApiDocument(apiBase());
  });
  const app = createApp(log);
  app.use(health({ ready: isReady }));
  app.use(router.routes());
  app.use(router.allowedMethods());
  return app;
}
