import { scrubbed } from './scrubbed.ts';

/** What of an error goes into the log. */
export interface LoggableError {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: LoggableError;
}

const maxCauses = 4;

/**
 * An error as the log may show it: only these fields. Database errors carry the row's values in others
 * (`detail`, `where`), and those are what people wrote.
 */
export function loggableError(error: unknown, depth = 0): LoggableError {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'something that is not an Error was thrown' };
  const code: unknown = Reflect.get(error, 'code');
  return {
    type: error.name,
    message: scrubbed(error.message),
    ...(typeof code === 'string' && { code }),
    ...(error.stack !== undefined && { stack: scrubbed(error.stack) }),
    ...(error.cause !== undefined && depth < maxCauses && { cause: loggableError(error.cause, depth + 1) }),
  };
}
