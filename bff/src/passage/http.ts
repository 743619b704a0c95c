import { IrisError, type Route } from '@iris/contract';
import { requestSpans, type RequestState } from '@iris/kit';
import { trace } from '@opentelemetry/api';
import type { Middleware } from 'koa';
import { consoleCall, type ConsoleDoor } from '../console-session/console-call.ts';
import { answerPreflight } from '../origins/cors.ts';
import { sourceOf, type Source } from '../origins/source.ts';
import type { CallContext } from './forward.ts';
import { methodsFor, type PassageRoutes, type RoutesAtPath } from './routes.ts';
import { widgetCall, type WidgetDoor } from './widget-call.ts';

/** Nothing comes of its spans unless the process was started with an SDK. */
const tracer = trace.getTracer('iris-bff');

type InSpan = ReturnType<typeof requestSpans>;

/** Everything a call may be held against. */
export interface Doors extends WidgetDoor, ConsoleDoor {
  readonly routes: PassageRoutes;
  /** The origins of our own pages. */
  readonly own: ReadonlySet<string>;
}

/** Passes the widget's and the console's calls on to core-api; what neither needs does not exist here (contract §12). */
export function passage(doors: Doors): Middleware<RequestState> {
  const inSpans = new Map<Route, InSpan>();
  const inSpanOf = (route: Route): InSpan => {
    const inSpan = inSpans.get(route) ?? requestSpans(tracer, route);
    inSpans.set(route, inSpan);
    return inSpan;
  };
  return async (ctx, next) => {
    const atPath = doors.routes.at(ctx.path);
    if (!atPath) {
      await next();
      return;
    }
    ctx.set('Vary', 'Origin');
    const source = sourceOf(ctx.req, doors.own);
    if (ctx.method === 'OPTIONS') preflight(ctx, source, atPath);
    else {
      const route = routeOf(ctx, atPath);
      await inSpanOf(route)({ sent: undefined, res: ctx.res }, () => call(ctx, route, source, doors));
    }
  };
}

function preflight(ctx: CallContext, source: Source, atPath: RoutesAtPath): void {
  const methods = methodsFor('widget', atPath);
  if (methods.length === 0) throw new IrisError('not_found');
  answerPreflight(ctx, source, methods);
}

function routeOf(ctx: CallContext, atPath: RoutesAtPath): Route {
  const route = atPath.get(ctx.method === 'HEAD' ? 'GET' : ctx.method);
  if (route) return route;
  ctx.set('Allow', [...atPath.keys()].join(', '));
  throw new IrisError('method_not_allowed');
}

/** A call that brings a token of its own is the widget's; the console's pages never hold one. */
async function call(ctx: CallContext, route: Route, source: Source, doors: Doors): Promise<void> {
  const bringsToken = ctx.req.headers.authorization !== undefined;
  const isForWidget = route.passage.includes('widget');
  const isForConsole = route.passage.includes('console') && !bringsToken;
  const hasCookie = doors.cookie.tokenOf(ctx.req.headers) !== undefined;
  if (isForConsole && (hasCookie || !isForWidget)) await consoleCall(ctx, route, source, doors);
  else if (isForWidget) await widgetCall(ctx, route, source, doors);
  else throw new IrisError('not_found');
}
