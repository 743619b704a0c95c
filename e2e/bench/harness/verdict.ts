import os from 'node:os';

/** What a bench says last: one line of JSON, and by its exit code whether the limits hold. */
export function conclude(result: {
  readonly bench: string;
  readonly ok: boolean;
  readonly [more: string]: unknown;
}): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.exitCode = result.ok ? 0 : 1;
}

/** What figures depend on, and nothing by which the machine could be told from others of its kind. */
export function machineKind(): { node: string; processors: number; model: string } {
  const model = os.cpus()[0]?.model ?? 'unknown';
  return { node: process.version, processors: os.availableParallelism(), model };
}
