import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { machineTime, stolenShare } from './processor.ts';
import type { Measured } from './rounds.ts';

const clients = 32;
const threads = 2;
const run = promisify(execFile);

export interface PlainInserts extends Measured {
  /** Commits a second, of one row each. */
  readonly perSecond: number;
}

/**
 * What PostgreSQL itself does: pgbench's 32 clients insert one row a commit into a table with a key, by a prepared
 * statement. The database is another one of the same server.
 * @throws Error when pgbench is missing
 */
export async function plainInserts(
  { adminUrl, folder }: { adminUrl: string; folder: string },
  seconds: number,
): Promise<PlainInserts> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(
    'create table if not exists plain_rows (id bigserial primary key, content text not null)',
  );
  await client.end();
  const script = path.join(folder, 'insert.sql');
  await writeFile(
    script,
    `insert into plain_rows (content) values ('Your order has left our workshop and is on its way.');\n`,
  );
  const before = await machineTime();
  const said = await pgbench([
    '-n',
    '-M',
    'prepared',
    '-c',
    clients,
    '-j',
    threads,
    '-T',
    seconds,
    '-f',
    script,
    adminUrl,
  ]);
  const tps = /tps = ([\d.]+)/.exec(said)?.[1];
  if (tps === undefined) throw new Error(`pgbench told no rate: ${said}`);
  return { perSecond: Number(tps), stolen: stolenShare(before, await machineTime()) };
}

async function pgbench(args: readonly (string | number)[]): Promise<string> {
  try {
    const { stdout } = await run('pgbench', args.map(String));
    return stdout;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Error('pgbench is not installed: it comes with PostgreSQL (Debian: postgresql-contrib)', {
        cause: error,
      });
    throw error;
  }
}
