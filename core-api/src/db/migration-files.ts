import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

/** One migration as it lies in the folder. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, in hex. */
  readonly hash: string;
}

const migrationsFolder = new URL('../../migrations/', import.meta.url);
const fileName = /^(\d{4})_[a-z0-9_]+\.sql$/;

/** All migrations of a folder (unless told otherwise: this release's) in their order. */
export async function readMigrations(folder: URL = migrationsFolder): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const migrations = await Promise.all(names.map((name) => readMigration(folder, name)));
  const twice = migrations.find(({ number }, index) => migrations[index - 1]?.number === number);
  if (twice) throw new Error(`Two migrations have the number of ${twice.name}`);
  return migrations;
}

async function readMigration(folder: URL, name: string): Promise<Migration> {
  const number = fileName.exec(name)?.[1];
  if (number === undefined) throw new Error(`${name} is not named like a migration: 0000_words.sql`);
  const sql = await readFile(new URL(name, folder), 'utf8');
  return { number: Number(number), name, sql, hash: createHash('sha256').update(sql).digest('hex') };
}
