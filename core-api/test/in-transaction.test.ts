import { createLog, newId } from '@iris/kit';
import { createDatabase, type TestDatabase } from '@iris/testkit';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { inTenant } from '../src/db/in-tenant.ts';
import { inTransaction } from '../src/db/in-transaction.ts';
import { createDb, type Db } from '../src/db/pool.ts';
import { furnishTenant } from './support/furnish-tenant.ts';

let database: TestDatabase;
/** With one connection: what a transaction leaves behind, the next one meets. */
let db: Db;

beforeAll(async () => {
  database = await createDatabase();
  db = createDb({
    url: database.appUrl,
    log: createLog({ level: 'silent', service: 'test' }),
    max: 1,
  });
});

afterAll(async () => {
  await db.end();
  await database.drop();
});

const tenantName = {
  text: "select current_setting('iris.tenant_id', true) as tenant_id",
};
const divide = { text: 'select 1/0' };

describe('a transaction', () => {
  it('sends its beginning, its tenant and its first statements in one go', async () => {
    const tenantId = newId<'tenant'>();
    const client = await db.pool.connect();
    const { stream } = client.connection;
    client.release();
    const write = vi.spyOn(stream, 'write');
    onTestFinished(() => write.mockRestore());
    let sent = '';
    stream.once('data', () => (sent = write.mock.calls.map(([chunk]) => String(chunk)).join('')));
    const read = await inTenant(db, tenantId, (tx) =>
      Promise.all([tx.queryOne(tenantName), tx.queryOne({ text: 'select 2 as two' })]),
    );
    expect(read).toEqual([{ tenant_id: tenantId }, { two: 2 }]);
    for (const part of ['begin', 'set_config', 'current_setting', 'select 2']) expect(sent).toContain(part);
    expect(sent).not.toContain('commit');
  });

  it('tells of what failed first, and nothing behind that is done', async () => {
    const tenantId = newId<'tenant'>();
    const { channelId } = await furnishTenant(db, tenantId);
    const renaming = inTransaction(
      db,
      (tx) => tx.query({ text: `update channels set name = 'Renamed' where id = $1`, values: [channelId] }),
      [{ text: "select set_config('iris.tenant_id', $1, true)", values: [tenantId] }, divide],
    );
    await expect(renaming).rejects.toMatchObject({ code: '22012' });
    const [channel] = await inTenant(db, tenantId, (tx) =>
      tx.query<{ name: string }>({ text: 'select name from channels where id = $1', values: [channelId] }),
    );
    expect(channel?.name).not.toBe('Renamed');
  });

  it.each([
    [
      'throws at once',
      () => {
        throw new Error('no');
      },
    ],
    ['throws later', () => Promise.reject(new Error('no'))],
  ])('is rolled back when what runs in it %s, and its connection is as new', async (_, run) => {
    await expect(inTenant(db, newId<'tenant'>(), run)).rejects.toThrow('no');
    expect(await db.queryOne(tenantName)).toEqual({ tenant_id: '' });
  });

  it('waits until all that runs in it has ended, before its connection goes back', async () => {
    const order: string[] = [];
    const failing = inTransaction(
      db,
      async (tx) => {
        for (const step of ['first', 'second'])
          await tx.query({ text: 'select 1' }).catch(() => order.push(step));
      },
      [divide],
    ).catch(() => order.push('the transaction'));
    const next = db.queryOne({ text: 'select 1 as one' }).then(() => order.push('the next one'));
    await Promise.all([failing, next]);
    expect(order).toEqual(['first', 'second', 'the transaction', 'the next one']);
  });

  it('of no tenant waits for its beginning', async () => {
    const client = await db.pool.connect();
    const { stream } = client.connection;
    client.release();
    let hasBegun = false;
    stream.once('data', () => (hasBegun = true));
    expect(await inTransaction(db, async () => hasBegun)).toBe(true);
  });
});
