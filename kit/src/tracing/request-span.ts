import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import {
  context,
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import type { Route } from '@iris/contract';

/** A request that is answered in a span. */
interface TracedRequest {
  /** Headers of a caller who may say what trace it belongs to: whoever may decides what is recorded. */
  readonly sent: IncomingHttpHeaders | undefined;
  readonly res: ServerResponse;
}

/**
 * Answers each request to a route inside a span that lasts until its answer has left or its client has gone
 * (OpenTelemetry's semantic conventions for HTTP servers). Costs next to nothing unless the process was started with an
 * SDK.
 */
export function requestSpans(tracer: Tracer, { method, path }: Route) {
  const name = `${method} ${path}`;
  const options = {
    kind: SpanKind.SERVER,
    attributes: { 'http.request.method': method, 'http.route': path },
  };
  return <T>({ sent, res }: TracedRequest, answer: () => Promise<T>): Promise<T> => {
    const parent = sent ? propagation.extract(ROOT_CONTEXT, sent) : ROOT_CONTEXT;
    const span = tracer.startSpan(name, options, parent);
    // Without an SDK there is nothing to tell and nothing to carry on.
    if (!isSpanContextValid(span.spanContext())) return answer();
    res.once('close', () => {
      span.setAttribute('http.response.status_code', res.statusCode);
      if (res.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    return context.with(trace.setSpan(parent, span), answer);
  };
}
