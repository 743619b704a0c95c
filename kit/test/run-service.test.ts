import { connect } from 'node:net';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';

const children: ChildProcess[] = [];

/** Starts the fixture; `lines` grows as it writes. */
function start(fault = '') {
  const file = new URL('fixtures/service.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [file, fault], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const lines: Record<string, unknown>[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(JSON.parse(line)));
  const exit = once(child, 'close').then(([code]) => Number(code));
  const listening = async () => {
    await expect.poll(() => lines.find((line) => line['msg'] === 'listening')).toBeDefined();
    return String(lines.find((line) => line['msg'] === 'listening')?.['url']);
  };
  return { child, lines, exit, listening };
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function cameAndWent(url: string): Promise<void> {
  const connection = connect(Number(new URL(url).port));
  connection.resume().on('connect', () => connection.end());
  await once(connection, 'close');
}

describe('runService', () => {
  it('says once where it listens, and exits 0 at SIGTERM', async () => {
    const { child, lines, exit, listening } = start();
    expect((await fetch(await listening())).status).toBe(200);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(lines.filter((line) => line['msg'] === 'listening')).toHaveLength(1);
  });

  it('finishes a request in flight before it exits, though it is told to stop twice', async () => {
    const { child, lines, exit, listening } = start();
    const url = await listening();
    const slow = fetch(`${url}/slow`);
    await fetch(url);
    child.kill('SIGTERM');
    child.kill('SIGINT');
    expect(await (await slow).json()).toMatchObject({ data: 'done' });
    expect(await exit).toBe(0);
    expect(lines.filter((line) => line['msg'] === 'stopping')).toHaveLength(1);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('gives memory back when a wave of connections is over', async () => {
    const { listening } = start();
    const url = await listening();
    const heapAfter = async (path: string): Promise<number> => {
      const { heap }: { heap: number } = JSON.parse(await (await fetch(`${url}${path}`)).text());
      return heap;
    };
    // Never more at once than a process may have open.
    for (let opened = 0; opened < 2_000; opened += 100)
      await Promise.all(Array.from({ length: 100 }, () => cameAndWent(url)));
    const grown = await heapAfter('/burst');
    // V8 looks every 8 s whether it is calm.
    await expect.poll(() => heapAfter('/'), { timeout: 40_000, interval: 500 }).toBeLessThan(grown / 3);
  }, 45_000);

  it('logs an unhandled rejection and exits 1', async () => {
    const { lines, exit, listening } = start();
    await fetch(`${await listening()}/reject`).catch(() => undefined);
    expect(await exit).toBe(1);
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'fatal', err: expect.objectContaining({ message: 'unhandled' }) }),
    );
  });

  it('leaves no line unwritten, and none out of order', async () => {
    const { lines, exit, listening } = start();
    await fetch(`${await listening()}/reject`).catch(() => undefined);
    await exit;
    const many = lines.filter((line) => line['msg'] === 'one of many').map((line) => line['line']);
    expect(many).toEqual(Array.from({ length: 1_000 }, (_, index) => index));
    expect(lines.at(-1)).toMatchObject({ level: 'fatal' });
  });

  it('logs a failing start and exits 1', async () => {
    const { lines, exit } = start('start');
    expect(await exit).toBe(1);
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'fatal', err: expect.objectContaining({ message: 'no start' }) }),
    );
  });
});
