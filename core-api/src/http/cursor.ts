import { IrisError } from '@iris/contract';

/** Cursors are opaque to clients: what a list needs to go on, in base64url. */
export function encodeCursor(position: string): string {
  return Buffer.from(position).toString('base64url');
}

/**
 * The position inside a cursor.
 * @throws {IrisError} `validation_failed` when it isn't one of this list's
 */
export function decodeCursor(cursor: string, form: Pick<RegExp, 'test'>): string {
  const position = Buffer.from(cursor, 'base64url').toString();
  if (form.test(position) && encodeCursor(position) === cursor) return position;
  throw new IrisError('validation_failed', {
    details: [{ path: '/cursor', message: 'is not a cursor of this list' }],
  });
}
