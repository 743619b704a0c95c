import { trace } from '@opentelemetry/api';

/** What core-api's spans are made with: nothing comes of them unless the process was started with an SDK. */
export const tracer = trace.getTracer('iris-core-api');
