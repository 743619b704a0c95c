import { readFile } from 'node:fs/promises';

/** What a process holds of the machine's memory (`VmRSS`, proc_pid_status(5)), in bytes. */
async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1_024;
}

/** So many looks: V8 collects what a burst left 8 to 20 s after it, where little more is allocated. */
const looks = 25;
const lookEveryMs = 1_000;

/** The least that a process was seen to hold over some seconds: what it needs, without what waits to be collected. */
export async function restingMemoryOf(pid: number): Promise<number> {
  let least = Infinity;
  for (let look = 0; look < looks; look++) {
    least = Math.min(least, await memoryOf(pid));
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  return least;
}
