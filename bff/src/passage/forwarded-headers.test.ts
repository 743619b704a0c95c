import { expect, it } from 'vitest';
import { forwardedHeaders, isAnswered } from './forwarded-headers.ts';

const introduction = { bffKey: 'ours', clientAddress: '1.2.3.4', requestId: 'r1' };

it('passes on only what core-api needs, and introduces the client itself', () => {
  const sent = forwardedHeaders(
    {
      host: 'cdn.example',
      origin: 'https://shop.example',
      cookie: 'iris_session=x',
      connection: 'keep-alive, x-secret',
      'transfer-encoding': 'chunked',
      'x-forwarded-for': '6.6.6.6',
      'x-iris-bff-key': 'guessed',
      'x-request-id': 'theirs',
      authorization: 'Bearer x',
      'content-type': 'application/json',
      'idempotency-key': 'i1',
      'if-match': '"1"',
    },
    introduction,
  );
  expect(sent).toEqual([
    'x-forwarded-for',
    '1.2.3.4',
    'x-request-id',
    'r1',
    'x-iris-bff-key',
    'ours',
    'content-type',
    'application/json',
    'idempotency-key',
    'i1',
    'if-match',
    '"1"',
  ]);
});

it('answers with what is about the answer, not about the connection or our own rules', () => {
  const about = ['etag', 'ratelimit-remaining', 'retry-after', 'content-length'];
  const others = ['connection', 'transfer-encoding', 'set-cookie', 'access-control-allow-origin', 'vary'];
  expect([...about, ...others].filter(isAnswered)).toEqual(about);
});
