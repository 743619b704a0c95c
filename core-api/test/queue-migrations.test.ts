import { randomBytes } from 'node:crypto';
import { newId } from '@iris/kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from '../src/db/migrate.ts';
import { readMigrations } from '../src/db/migration-files.ts';
import { asAdmin, databaseServer } from './support/databases.ts';

// What was there before the queue: it is migrated once, from data that no test of today makes any more.

let server: Awaited<ReturnType<typeof databaseServer>>;
beforeAll(async () => {
  server = await databaseServer();
});
afterAll(() => server.drop());

it('knows of channels that were there before since when somebody waits, and what they are called', async () => {
  const migrations = await readMigrations();
  const empty = await server.createEmpty();
  await migrate({ ...empty, migrations: migrations.filter(({ number }) => number < 400) });
  const [tenantId, operatorId] = [newId<'tenant'>(), newId<'user'>()];
  const sql = (text: string, values: unknown[]) => asAdmin(empty.databaseUrl, text, values);
  await sql(`insert into iris.tenants (tenant_id, slug, name) values ($1, 'before', 'Before')`, [tenantId]);
  await sql(
    `insert into iris.users (tenant_id, id, kind, display_name, email, org_role)
     values ($1, $2, 'operator', 'Otto', 'otto@example.com', 'operator')`,
    [tenantId, operatorId],
  );
  const newChannel = async (says: readonly ('guest' | 'team')[]): Promise<string> => {
    const [guestId, channelId] = [newId<'user'>(), newId<'channel'>()];
    await sql(
      `select iris.start_guest_session($1, $2, $3, $4, 'Ada', 'ada@example.com', null, null,
         now() + interval '1 hour', $5, now() + interval '1 hour', null, 'test')`,
      [tenantId, guestId, newId(), channelId, randomBytes(32)],
    );
    for (const who of says) {
      const sender = who === 'team' ? operatorId : guestId;
      await sql(`select iris.post_message($1, $2, $3, $4, $5, 'Hello', 'text', null, $6, null, 'test')`, [
        tenantId,
        channelId,
        sender,
        who === 'team',
        newId(),
        randomBytes(16),
      ]);
    }
    return channelId;
  };
  const waiting = await newChannel(['guest', 'team', 'guest', 'guest']);
  const answered = await newChannel(['guest', 'team']);
  const silent = await newChannel([]);
  await migrate({ ...empty, migrations });

  const rows = await sql(
    `select c.id, m.seq::int as waits_from, n.names
     from iris.channels c
     join iris.channel_names n on n.tenant_id = c.tenant_id and n.channel_id = c.id
     left join iris.messages m on m.tenant_id = c.tenant_id and m.channel_id = c.id and m.created_at = c.waiting_since
     order by c.id`,
    [],
  );
  const names = 'Ada Ada ada@example.com';
  expect(rows).toEqual([
    { id: waiting, waits_from: 3, names },
    { id: answered, waits_from: null, names },
    { id: silent, waits_from: null, names },
  ]);
  const forced = await sql(
    `select relname from pg_class
     where relnamespace = 'iris'::regnamespace and relrowsecurity and not relforcerowsecurity`,
    [],
  );
  expect(forced).toEqual([]);
});
