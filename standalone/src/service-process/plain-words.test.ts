import { expect, test } from 'vitest';
import { plainWords } from './plain-words.ts';

test.each([
  ['a log line is its message', '{"level":"fatal","msg":"role is too strong"}', 'role is too strong'],
  [
    'an error adds its own message',
    '{"level":"fatal","err":{"message":"no route"},"msg":"failed"}',
    'failed: no route',
  ],
  ['plain text is itself', 'IRIS_HOST: got "?"', 'IRIS_HOST: got "?"'],
  ['JSON without a message is itself', '{"a":1}', '{"a":1}'],
  ['a JSON number is itself', '42', '42'],
])('%s', (_, line, words) => {
  expect(plainWords(line)).toBe(words);
});
