import { readFile } from 'node:fs/promises';

/** A process and all below it, as they are now (Linux, proc_pid_task_children(5)). */
async function treeOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const children = text.trim().split(' ').filter(Boolean).map(Number);
  const below = await Promise.all(children.map(treeOf));
  return [pid, ...below.flat()];
}

/** Kills a process with all below it, itself first, so that it starts no new ones. */
export async function killTree(pid: number): Promise<void> {
  for (const one of await treeOf(pid)) signal(one, 'SIGKILL');
}

/** One that has ended meanwhile is as it should be. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** A variable of a process's environment, as it was when the process began. */
export async function environmentVariable(pid: number, name: string): Promise<string> {
  const variables = (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0');
  const found = variables.find((variable) => variable.startsWith(`${name}=`));
  if (found === undefined) throw new Error(`process ${pid} was told no ${name}`);
  return found.slice(name.length + 1);
}
