import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { loggableError } from './loggable-error.ts';

export type { Logger } from 'pino';
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** Keys whose values never reach the log, wherever they stand in the first two levels of a line. */
const secretKeys = [
  'authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'x-iris-bff-key',
  'sec-websocket-protocol',
  'password',
  'token',
  'resume_token',
  'verification_token',
  'id_token',
  'session_token',
  'secret',
  'content',
];

/**
 * A log of JSON lines on stdout, written asynchronously and complete at exit. Tokens, passwords and message text are
 * redacted should they ever be handed in; an error goes under the key `err`.
 */
export function createLog(options: {
  level: LogLevel;
  service: string;
  destination?: DestinationStream;
}): Logger {
  return pino(
    {
      level: options.level,
      base: { service: options.service },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: (error: unknown) => loggableError(error) },
      redact: { paths: secretKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`]), censor: '***' },
    },
    options.destination ?? pino.destination({ sync: false }),
  );
}
