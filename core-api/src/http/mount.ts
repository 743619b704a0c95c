import { type Route, checkerOf, IrisError } from '@iris/contract';
import { inRequestSpan, readJsonBody, type RequestState } from '@iris/kit';
import type Router from '@koa/router';
import type { RouterMiddleware } from '@koa/router';
import type { Instruments } from '../metrics/instruments.ts';
import { measureRequest } from '../metrics/measure-request.ts';
import { tracer } from '../metrics/tracer.ts';
import { admit, type Doorkeeper, isBff } from './admit.ts';
import type { Handled } from './handler.ts';
import { checkedBody, checkedParams, checkedQuery } from './inputs.ts';

/** Path of a route in the router's own spelling. */
const routerPath = (route: Route): string => route.path.replace(/\{(\w+)\}/g, ':$1');

/** Puts handlers at their routes: admission, inputs, act and answer all follow the contract. */
export function mount(
  router: Router<RequestState>,
  handlers: readonly Handled[],
  door: Doorkeeper,
  instruments: Instruments,
): void {
  for (const handled of handlers) {
    router.register(
      routerPath(handled.route),
      [handled.route.method],
      middlewareOf(handled, door, instruments),
      {
        name: handled.route.id,
      },
    );
  }
}

function middlewareOf(
  { route, run }: Handled,
  door: Doorkeeper,
  instruments: Instruments,
): RouterMiddleware<RequestState> {
  const handle: RouterMiddleware<RequestState> = async (ctx) => {
    measureRequest(instruments, route, ctx.res);
    const { caller, request } = await admit(ctx, route, door);
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
  return (ctx, next) => {
    // A stranger doesn't decide what is recorded.
    const sent = isBff(ctx.req.headers['x-iris-bff-key'], door.bffKey) ? ctx.req.headers : undefined;
    return inRequestSpan(tracer, { route, sent, res: ctx.res }, async () => handle(ctx, next));
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
