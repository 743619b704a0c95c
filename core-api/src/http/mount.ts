import { type Route, checkerOf, IrisError } from '@iris/contract';
import { readJsonBody, requestSpans, type RequestState } from '@iris/kit';
import Router, { type RouterContext, type RouterMiddleware } from '@koa/router';
import type Koa from 'koa';
import type { Instruments } from '../metrics/instruments.ts';
import { measureRequest } from '../metrics/measure-request.ts';
import { tracer } from '../metrics/tracer.ts';
import { admit, type Doorkeeper, requestFacts } from './admit.ts';
import type { Handled, RequestFacts } from './handler.ts';
import { checkedBody, checkedParams, checkedQuery } from './inputs.ts';

/** Path of a route in the router's own spelling. */
const routerPath = (route: Route): string => route.path.replace(/\{(\w+)\}/g, ':$1');

/** What stands behind `/api/v1/` in a path: where most routes part. Empty for all others. */
const resourceIn = (path: string): string => /^\/api\/v1\/([a-z-]+)/.exec(path)?.[1] ?? '';

/**
 * Puts handlers at their routes: admission, inputs, act and answer all follow the contract. A router asks all of its routes
 * in turn about each request, so each resource has one of its own; `router` takes the rest.
 */
export function mount(
  app: Koa<RequestState>,
  router: Router<RequestState>,
  handlers: readonly Handled[],
  door: Doorkeeper,
  instruments: Instruments,
): void {
  const routers = new Map([['', router]]);
  for (const handled of handlers) {
    const { path, method, id } = handled.route;
    const resource = resourceIn(path);
    const own = routers.get(resource) ?? newRouter();
    routers.set(resource, own);
    own.register(routerPath(handled.route), [method], middlewareOf(handled, door, instruments), { name: id });
  }
  const routed = new Map([...routers].map(([resource, own]) => [resource, own.routes()]));
  const others = router.routes();
  const dispatch: RouterMiddleware<RequestState> = (ctx, next) =>
    (routed.get(resourceIn(ctx.path)) ?? others)(ctx, next);
  app.use(dispatch);
  app.use(router.allowedMethods());
}

export const newRouter = (): Router<RequestState> =>
  new Router<RequestState>({ strict: true, sensitive: true });

function middlewareOf(
  { route, run }: Handled,
  door: Doorkeeper,
  instruments: Instruments,
): RouterMiddleware<RequestState> {
  const handle = async (ctx: RouterContext<RequestState>, request: RequestFacts) => {
    measureRequest(instruments, route, ctx.res);
    const caller = await admit(ctx, route, door, request);
    const params = checkedParams(route, ctx.params);
    const query = checkedQuery(route, ctx.query);
    const body = checkedBody(route, route.body ? await readJsonBody(ctx.req) : undefined);
    // Each part was just held against the schema of this very route.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const answer = await run({ params, query, body, caller, request } as Parameters<typeof run>[0]);
    assertPromised(route, answer.status, answer.body);
    ctx.status = answer.status;
    ctx.set({ 'Cache-Control': 'no-store', ...answer.headers });
    ctx.body = answer.body;
  };
  const inSpan = requestSpans(tracer, route);
  return (ctx) => {
    const request = requestFacts(ctx, door);
    // A stranger doesn't decide what is recorded.
    const sent = request.fromBff ? ctx.req.headers : undefined;
    return inSpan({ sent, res: ctx.res }, () => handle(ctx, request));
  };
}

/** What a route did not promise never leaves: a wrong shape is our fault, so it becomes `internal`. */
function assertPromised(route: Route, status: number, body: unknown): void {
  const schema = route.answers[status];
  if (schema === undefined)
    throw new IrisError('internal', { cause: new Error(`${route.id} promised no ${status}`) });
  if (schema === null || checkerOf(schema).check(body)) return;
  const why = checkerOf(schema)
    .explain(body)
    .map(({ path, message }) => `${path} ${message}`);
  throw new IrisError('internal', {
    cause: new Error(`${route.id} answered outside its schema: ${why.join('; ')}`),
  });
}
