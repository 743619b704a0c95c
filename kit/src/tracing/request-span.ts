import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import type { Route } from '@iris/contract';

/**
 * Answers a request inside a span that lasts until its answer has left or its client has gone (OpenTelemetry's semantic
 * conventions for HTTP servers). Costs next to nothing unless the process was started with an SDK.
 * @param sent headers of a caller who may say what trace the request belongs to: whoever may decides what is recorded
 */
export function inRequestSpan<T>(
  tracer: Tracer,
  { route, sent, res }: { route: Route; sent: IncomingHttpHeaders | undefined; res: ServerResponse },
  answer: () => Promise<T>,
): Promise<T> {
  const parent = sent ? propagation.extract(ROOT_CONTEXT, sent) : ROOT_CONTEXT;
  const attributes = { 'http.request.method': route.method, 'http.route': route.path };
  const span = tracer.startSpan(
    `${route.method} ${route.path}`,
    { kind: SpanKind.SERVER, attributes },
    parent,
  );
  res.once('close', () => {
    span.setAttribute('http.response.status_code', res.statusCode);
    if (res.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  return context.with(trace.setSpan(parent, span), answer);
}
