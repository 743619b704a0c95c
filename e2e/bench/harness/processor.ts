import { readFile } from 'node:fs/promises';

// What Linux says in /proc (proc_pid_stat(5), proc_stat(5)).

/** A tick of the clock that counts processor time: 100 a second on every Linux that Node runs on. */
const tickMs = 10;

/** Processor time that a process and its children have used so far, ended ones included: ms, in steps of 10. */
export async function processorMs(pid: number): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const times = await Promise.all(children.trim().split(' ').filter(Boolean).map(ownMs));
  // The parent last: a child that ends meanwhile is in its sum, and has no file any more.
  const [own, ended] = timesOf(await readFile(`/proc/${pid}/stat`, 'utf8'));
  return times.reduce((sum, time) => sum + time, own + ended);
}

async function ownMs(pid: string): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text === '' ? 0 : timesOf(text)[0];
}

/** Its own time, and that of its ended children. */
function timesOf(stat: string): [own: number, ended: number] {
  // Behind the name, which may hold anything, stands the third field.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15).map(Number);
  return [(user + system) * tickMs, (endedUser + endedSystem) * tickMs];
}

/** The time of all processors so far, and what of it the hypervisor gave to others. In ticks. */
export interface MachineTime {
  readonly total: number;
  readonly stolen: number;
}

export async function machineTime(): Promise<MachineTime> {
  const [line = ''] = (await readFile('/proc/stat', 'utf8')).split('\n');
  // user, nice, system, idle, iowait, irq, softirq, steal; guests are counted in user already.
  const ticks = line.trim().split(/\s+/).slice(1, 9).map(Number);
  return { total: ticks.reduce((sum, time) => sum + time, 0), stolen: ticks[7] ?? 0 };
}

/** The share that was stolen between two looks. */
export function stolenShare(before: MachineTime, after: MachineTime): number {
  return (after.stolen - before.stolen) / Math.max(1, after.total - before.total);
}
