import { mkdtemp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ServiceProcess, startService } from '@iris/standalone';
import { createDatabase, startPostgres, type TestDatabase } from '@iris/testkit';
import { type LoadGenerator, startLoadGenerator } from './load-generator.ts';

/** What a bench stands on: a PostgreSQL of its own with durability on, processes, and one that sends load. */
export interface Workbench {
  readonly generator: LoadGenerator;
  /** The postmaster: all of the database's processes are its children. */
  readonly postgresPid: number;
  /** A migrated, empty one. */
  createDatabase(): Promise<TestDatabase>;
  /** A new folder, gone after `close()`. */
  createFolder(): Promise<string>;
  /** Starts a program that says where it listens; what else it says is written and read, and kept by nobody. */
  start(program: string, env: Readonly<Record<string, string>>): Promise<ServiceProcess>;
  /** Ends everything. It also ends when this process is killed. */
  close(): Promise<void>;
}

export async function openWorkbench(): Promise<Workbench> {
  const { run, stop } = await startPostgres();
  const pidFile = await readFile(path.join(run.folder, 'postgres', 'data', 'postmaster.pid'), 'utf8');
  const generator = startLoadGenerator();
  const services: ServiceProcess[] = [];
  return {
    generator,
    postgresPid: Number.parseInt(pidFile, 10),
    createDatabase: () => createDatabase(run),
    createFolder: () => mkdtemp(path.join(run.folder, 'bench-')),
    async start(program, env) {
      const service = await startService({ program, env, onLine: () => undefined });
      services.push(service);
      return service;
    },
    async close() {
      generator.stop();
      for (const service of services) service.signal('SIGTERM');
      await Promise.all(services.map(({ ended }) => ended));
      await stop();
    },
  };
}
