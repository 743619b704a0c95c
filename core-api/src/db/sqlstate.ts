import { IrisError, type ErrorCode, type IrisErrorOptions } from '@iris/contract';

/** Unique constraints that a client can hurt, and what it is then told; the code's own words where there are none. */
const errorsOfConstraint: Readonly<Record<string, readonly [ErrorCode, words?: IrisErrorOptions]>> = {
  tenants_slug: ['slug_taken'],
  signups_slug: ['slug_taken'],
  canned_replies_shortcut: [
    'conflict',
    {
      message: 'Another canned reply has this shortcut.',
      details: [{ path: '/shortcut', message: 'is taken by another canned reply' }],
    },
  ],
};

/** SQLSTATEs and error codes of Node that mean: the database can't be reached or used right now. */
const unavailable = new Set([
  '25006', // read-only: a standby answers
  '40001', // serialization failure
  '40P01', // deadlock
  '53100', // disk full
  '53200', // out of memory
  '53300', // too many connections
  '57014', // statement timeout
  '57P01', // administrator shutdown
  '57P02', // crash shutdown
  '57P03', // starting up
  '58030', // input or output error
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);

/** `pg` says these in words alone. */
const lostConnection =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** A database error as ours, where it means something to a client; any other thrown value as it is. */
export function asServiceError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof IrisError) return error;
  const code = textAt(error, 'code');
  if (unavailable.has(code) || code.startsWith('08') || lostConnection.test(error.message)) {
    return new IrisError('unavailable', { retryAfterSeconds: 1, cause: error });
  }
  const ours = code === '23505' ? errorsOfConstraint[textAt(error, 'constraint')] : undefined;
  if (!ours) return error;
  const [ourCode, words] = ours;
  return new IrisError(ourCode, { ...words, cause: error });
}

function textAt(error: Error, key: string): string {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : '';
}
