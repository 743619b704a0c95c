import { IrisError } from '@iris/contract';
import { expect, it } from 'vitest';
import { asServiceError } from './sqlstate.ts';

const databaseError = (fields: object, message = 'from the database') =>
  Object.assign(new Error(message), fields);

it.each([
  ['a connection that was refused', databaseError({ code: 'ECONNREFUSED' })],
  ['a connection that was reset', databaseError({ code: 'ECONNRESET' })],
  ['a connection that broke', databaseError({}, 'Connection terminated unexpectedly')],
  ['a pool that was busy too long', databaseError({}, 'timeout exceeded when trying to connect')],
  ['a lost connection, as PostgreSQL says it', databaseError({ code: '08006' })],
  ['a shutdown', databaseError({ code: '57P01' })],
  ['a start', databaseError({ code: '57P03' })],
  ['too many connections', databaseError({ code: '53300' })],
  ['a full disk', databaseError({ code: '53100' })],
  ['too little memory', databaseError({ code: '53200' })],
  ['a disk that fails', databaseError({ code: '58030' })],
  ['a statement that took too long', databaseError({ code: '57014' })],
  ['a deadlock', databaseError({ code: '40P01' })],
])('turns %s into unavailable, to be tried again', (_, error) => {
  expect(asServiceError(error)).toMatchObject({ code: 'unavailable', retryAfterSeconds: 1, cause: error });
});

it('knows the unique constraints that a client can hurt, by name', () => {
  for (const constraint of ['tenants_slug', 'signups_slug']) {
    expect(asServiceError(databaseError({ code: '23505', constraint }))).toMatchObject({
      code: 'slug_taken',
    });
  }
});

it('says of a constraint what the code alone does not', () => {
  const error = databaseError({ code: '23505', constraint: 'canned_replies_shortcut' });
  expect(asServiceError(error)).toMatchObject({
    code: 'conflict',
    message: 'Another canned reply has this shortcut.',
    details: [{ path: '/shortcut', message: 'is taken by another canned reply' }],
  });
});

it('leaves everything else as it is: those are our faults', () => {
  const others = [
    databaseError({ code: '23505', constraint: 'users_pkey' }),
    databaseError({ code: '42501' }),
    databaseError({ code: '42P01' }),
    new IrisError('not_found'),
    'a text',
    undefined,
  ];
  expect(others.map(asServiceError)).toEqual(others);
});
