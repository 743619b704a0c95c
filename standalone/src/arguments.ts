import { parseArgs } from 'node:util';
import { StartRefused } from './start-refused.ts';

/** What `npm start --` may be told. */
export interface Arguments {
  /** How many nodes to run: each a core-api and a bff. */
  readonly nodes: number;
}

const mostNodes = 16;

/** @throws StartRefused with a line that says what is wrong with them */
export function readArguments(args: readonly string[]): Arguments {
  const nodes = wordAfterNodes(args);
  if (nodes === undefined) return { nodes: 1 };
  const count = /^\d+$/.test(nodes) ? Number(nodes) : 0;
  if (count >= 1 && count <= mostNodes) return { nodes: count };
  throw new StartRefused(`--nodes: got "${nodes}", takes a number from 1 to ${mostNodes}`);
}

function wordAfterNodes(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { nodes: { type: 'string' } } }).values.nodes;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartRefused(`${reason} (npm start -- [--nodes <number>])`, { cause });
  }
}
