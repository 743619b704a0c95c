// Loaded into a service before it starts (`node --import`), as a hoster loads an SDK of their own: writes each span that
// ends as a line of JSON into the file that TEST_SPANS_FILE names.
import { appendFileSync } from 'node:fs';
import { NodeTracerProvider, type SpanProcessor } from '@opentelemetry/sdk-trace-node';

const file = process.env['TEST_SPANS_FILE'];
if (file === undefined) throw new Error('TEST_SPANS_FILE must name a file');

const writer: SpanProcessor = {
  onStart: () => undefined,
  onEnd(span) {
    const { traceId, spanId } = span.spanContext();
    const line = {
      trace_id: traceId,
      span_id: spanId,
      parent_id: span.parentSpanContext?.spanId ?? null,
      name: span.name,
      attributes: span.attributes,
    };
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  },
  forceFlush: async () => undefined,
  shutdown: async () => undefined,
};

new NodeTracerProvider({ spanProcessors: [writer] }).register();
