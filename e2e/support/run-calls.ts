import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A call as a document writes it down: what to run, what to expect, and which values of the answer to keep. */
export interface WrittenCall {
  readonly command: string;
  readonly status: number;
  /** Shell variable → path into the answer. */
  readonly keep: Readonly<Record<string, string>>;
}

/** Shell variables of a reader who follows a document from its top. */
export type Variables = Record<string, string>;

/**
 * Reads the ```sh blocks of a document. After each stands "Answers 201." and, as often as needed, "Keep a.b as X."
 * @throws when a block says nothing of its answer
 */
export function writtenCalls(document: string): WrittenCall[] {
  return [...document.matchAll(/^```sh\n([\s\S]*?)\n```\n\n?(.*)$/gm)].map(([, command = '', after = '']) => {
    const status = /^Answers (\d{3})\b/.exec(after)?.[1];
    if (status === undefined) throw new Error(`Nothing says what this answers: ${command}`);
    const kept = [...after.matchAll(/Keep ([\w.]+) as (\w+)\./g)];
    const keep = Object.fromEntries(kept.map(([, path = '', name = '']) => [name, path]));
    return { command, status: Number(status), keep };
  });
}

/** Runs a call in bash and adds what is to be kept to the variables. @throws when the answer is another one */
export async function runCall({ command, status, keep }: WrittenCall, variables: Variables): Promise<void> {
  const counted = command.replace(/^curl -s/, `curl -s -w '\\n%{http_code}'`);
  const { stdout } = await promisify(execFile)('bash', ['-euc', counted], {
    env: { PATH: process.env['PATH'], ...variables },
  });
  const [code, ...body] = stdout.split('\n').reverse();
  const text = body.reverse().join('\n');
  if (Number(code) !== status) throw new Error(`${command}\nanswered ${code}, not ${status}: ${text}`);
  for (const [name, path] of Object.entries(keep)) variables[name] = valueAt(JSON.parse(text), path);
}

function valueAt(answer: unknown, path: string): string {
  const value = path.split('.').reduce<unknown>((part, key) => Reflect.get(Object(part), key), answer);
  if (typeof value !== 'string') throw new Error(`The answer has no ${path}: ${JSON.stringify(answer)}`);
  return value;
}
