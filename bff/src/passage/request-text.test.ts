import { expect, it } from 'vitest';
import { requestText } from './request-text.ts';

it('says method, path and headers in their order', () => {
  expect(requestText('GET', '/a?b=c', ['x-a', '1', 'x-b', ''])).toBe(
    'GET /a?b=c HTTP/1.1\r\nx-a: 1\r\nx-b: \r\n\r\n',
  );
});

it.each([
  ['a path with a line end', '/a\r\nx: y', 'b'],
  ['a path with a space', '/a HTTP/1.1', 'b'],
  ['a value with a line end', '/a', 'b\r\nx: y'],
  ['a value that is more than bytes', '/a', '🙂'],
])('says nothing with %s', (_, path, value) => {
  expect(() => requestText('GET', path, ['x-a', value])).toThrow(/character/);
});
