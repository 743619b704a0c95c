import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A service of a node, as the supervisor's log calls it. */
export interface Part {
  readonly name: string;
  readonly url: string;
  /** The process that runs it now. */
  readonly pid: number;
}

const keptLines = 100;
/** There are thousands, and none says what went wrong. */
const isWellServed = (line: string) => line.includes('"msg":"request"') && !line.includes('"level":"error"');

/** Reads what the supervisor and its services say: who runs where. Keeps the last lines. */
export function readParts(child: ChildProcess) {
  const lines: string[] = [];
  const parts = new Map<string, { name: string; url: string; pid: number }>();
  let listening = '';
  let natsPid = 0;
  const take = (line: string) => {
    if (!isWellServed(line)) lines.push(line);
    if (lines.length > keptLines) lines.shift();
    natsPid = Number(/"server_pid":(\d+)/.exec(line)?.[1] ?? natsPid);
    // A service says where it listens, and then the supervisor that it is started: one after the other at first.
    listening =
      /"url":"(http:[^"]+)".*"msg":"listening"|"msg":"listening".*"url":"(http:[^"]+)"/
        .exec(line)
        ?.slice(1)
        .find(Boolean) ?? listening;
    const [, name, pid] = /"part":"([^"]+)","pid":(\d+).*"msg":"started"/.exec(line) ?? [];
    if (name === undefined) return;
    const part = parts.get(name) ?? { name, url: listening, pid: 0 };
    part.pid = Number(pid);
    parts.set(name, part);
  };
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', take);
  return {
    lines,
    get natsPid() {
      return natsPid;
    },
    partsOf: (kind: string): readonly Part[] =>
      [...parts.values()].filter(({ name }) => name.startsWith(kind)),
  };
}
