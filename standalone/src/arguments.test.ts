import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';
import { StartRefused } from './start-refused.ts';

test.each([
  [[], 1],
  [['--nodes', '3'], 3],
  [['--nodes=2'], 2],
])('%j is %d nodes', (args, nodes) => {
  expect(readArguments(args)).toEqual({ nodes });
});

test.each([
  [['--nodes', '0'], /^--nodes: got "0", takes a number from 1 to 16$/],
  [['--nodes', 'two'], /^--nodes: got "two"/],
  [['--nodes'], /nodes.*\(npm start -- \[--nodes <number>\]\)$/],
  [['--node', '2'], /^Unknown option '--node'/],
  [['2'], /^Unexpected argument '2'/],
])('%j is refused in one line', (args, line) => {
  const read = () => readArguments(args);
  expect(read).toThrow(StartRefused);
  expect(read).toThrow(line);
});
