import { readFile } from 'node:fs/promises';
import type { Client } from 'pg';
import { scramVerifier } from './scram-verifier.ts';

/** Makes the roles and the empty schema, and gives iris_app its password. Any number of databases may do so at once. */
export async function ensureRoles(client: Client, appPassword: string): Promise<void> {
  const sql = await readFile(new URL('roles.sql', import.meta.url), 'utf8');
  const verifier = await scramVerifier(appPassword);
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query(`alter role iris_app password ${client.escapeLiteral(verifier)}`);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
