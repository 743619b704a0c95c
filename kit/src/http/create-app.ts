import Koa from 'koa';
import type { Logger } from '../log/create-log.ts';
import { accessLog } from './access-log.ts';
import { errorEnvelope } from './error-envelope.ts';
import { requestId } from './request-id.ts';
import type { RequestState } from './request-state.ts';

/** A Koa app with what each of our services begins with: request id, access log, error envelope. */
export function createApp(log: Logger): Koa<RequestState> {
  const app = new Koa<RequestState>();
  // What fails after the envelope: streams that break while an answer is on its way.
  app.on('error', (error: unknown) => log.warn({ err: error }, 'answer broke off'));
  return app.use(requestId()).use(accessLog(log)).use(errorEnvelope(log));
}
