import { IrisError, type ErrorCode } from '@iris/contract';

/** The body of an error answer (contract §2). Says nothing of the cause. */
export function errorBody(error: IrisError, requestId: string): { error: Record<string, unknown> } {
  return {
    error: {
      ...error.extra,
      code: error.code,
      message: error.message,
      ...(error.details && { details: error.details }),
      request_id: requestId,
    },
  };
}

/** Headers that belong to an error answer, whatever carries it. */
export function errorHeaders(error: IrisError): Record<string, string> {
  return {
    ...error.headers,
    'Cache-Control': 'no-store',
    ...(error.retryAfterSeconds !== undefined && {
      'Retry-After': String(Math.max(1, Math.ceil(error.retryAfterSeconds))),
    }),
    ...(error.status === 401 && { 'WWW-Authenticate': 'Bearer' }),
  };
}

const codesOfStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'validation_failed',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  // What @koa/router's allowedMethods says to a method it has never heard of.
  501: 'method_not_allowed',
};

/** The error of ours that stands for a bare HTTP status of Koa or its router, if there is one. */
export function errorOfStatus(status: number, cause?: unknown): IrisError | undefined {
  const code = codesOfStatus[status];
  return code && new IrisError(code, { cause });
}

/** Any thrown value as an error of ours: what isn't one already is `internal`, with the value as its cause. */
export function asIrisError(thrown: unknown): IrisError {
  if (thrown instanceof IrisError) return thrown;
  const isExposed = thrown instanceof Error && Reflect.get(thrown, 'expose') === true;
  const status: unknown = isExposed ? Reflect.get(thrown, 'status') : undefined;
  const known = typeof status === 'number' ? errorOfStatus(status, thrown) : undefined;
  return known ?? new IrisError('internal', { cause: thrown });
}
