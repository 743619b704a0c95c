import { pino, stdTimeFunctions, type DestinationStream, type LogFn } from 'pino';
import { gatheredLines } from './gathered-lines.ts';
import { loggableError } from './loggable-error.ts';
import { withoutSecrets } from './without-secrets.ts';

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
export type LogLevel = Level | 'silent';

/** What is logged here passes the redaction; so it has no `child()`, whose bindings would not. */
export type Logger = Readonly<Record<Level, LogFn>>;

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
      formatters: {
        level: (level) => ({ level }),
        log: (fields) => withoutSecrets(fields),
      },
      serializers: { err: (error: unknown) => loggableError(error) },
    },
    options.destination ?? gatheredLines(pino.destination({ sync: false })),
  );
}
