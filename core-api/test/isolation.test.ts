import { createLog, newId } from '@iris/kit';
import { createDatabase, type TestDatabase } from '@iris/testkit';
import type { TenantId } from '@iris/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant, type Queryable } from '../src/db/in-tenant.ts';
import { createDb, type Db } from '../src/db/pool.ts';
import { asAdmin } from './support/databases.ts';
import { furnishTenant } from './support/furnish-tenant.ts';

// Who × what × expected, for every table that holds a tenant's rows, as the role that core-api logs in as.

interface Expected {
  /** Whether it may read rows of its own tenant at all. */
  readonly reads: boolean;
  /** The columns it may change; of rows of its own tenant. */
  readonly updates: readonly string[];
  readonly deletes: boolean;
}

const expected: Readonly<Record<string, Expected>> = {
  answered_questions: { reads: true, updates: [], deletes: true },
  api_keys: {
    reads: true,
    updates: ['last_used_at', 'previous_expires_at', 'previous_hash', 'revoked_at', 'secret_hash'],
    deletes: false,
  },
  articles: { reads: true, updates: ['content', 'title', 'updated_at'], deletes: true },
  audit_log: { reads: true, updates: [], deletes: false },
  canned_replies: { reads: true, updates: ['content', 'shortcut', 'updated_at'], deletes: true },
  channel_members: { reads: true, updates: ['role'], deletes: true },
  channel_names: { reads: true, updates: ['names'], deletes: false },
  channel_tags: { reads: true, updates: [], deletes: true },
  channels: {
    reads: true,
    updates: [
      'archived_at',
      'assignee_id',
      'last_seq',
      'merged_into',
      'name',
      'status',
      'topic',
      'updated_at',
      'waiting_since',
    ],
    deletes: false,
  },
  draft_settings: { reads: true, updates: ['external_model', 'updated_at'], deletes: false },
  drafts: { reads: true, updates: ['status'], deletes: false },
  idempotent_requests: { reads: true, updates: ['result'], deletes: false },
  messages: { reads: true, updates: ['content', 'deleted_at', 'edited_at', 'salt'], deletes: false },
  notes: { reads: true, updates: ['channel_id'], deletes: false },
  outbox: { reads: false, updates: [], deletes: false },
  read_states: { reads: true, updates: ['last_read_seq'], deletes: false },
  refused_origins: { reads: true, updates: ['count', 'last_at'], deletes: true },
  resume_tokens: { reads: true, updates: ['replaced_at'], deletes: true },
  retention_policies: {
    reads: true,
    updates: ['attachments_days', 'audit_days', 'guests_days', 'messages_days', 'updated_at'],
    deletes: false,
  },
  sessions: {
    reads: true,
    updates: ['expires_at', 'last_seen_at', 'page_seen_at', 'page_url', 'revoked_at'],
    deletes: false,
  },
  signups: { reads: true, updates: ['password_hash', 'token_hash', 'verified_at'], deletes: false },
  team_invites: { reads: true, updates: ['accepted_at', 'mail_token_hash', 'revoked_at'], deletes: true },
  tenants: { reads: true, updates: [], deletes: false },
  usage_days: { reads: true, updates: [], deletes: false },
  users: {
    reads: true,
    updates: ['display_name', 'email', 'external_user_id', 'kind', 'org_role', 'password_hash', 'removed_at'],
    deletes: false,
  },
  widget_configs: { reads: true, updates: ['settings', 'updated_at'], deletes: false },
};

/** Tables that belong to no tenant, with what iris_app may do there by itself; the rest is for functions. */
const withoutTenant: Readonly<Record<string, readonly string[]>> = {
  migrations: ['SELECT'],
  password_resets: [],
  signing_keys: [],
  spent_points: ['INSERT', 'SELECT', 'UPDATE'],
};

let database: TestDatabase;
let db: Db;
const [ours, theirs] = [newId<'tenant'>(), newId<'tenant'>()];

beforeAll(async () => {
  database = await createDatabase();
  db = createDb({ url: database.appUrl, log: createLog({ level: 'silent', service: 'test' }) });
  await furnishTenant(db, ours);
  await furnishTenant(db, theirs);
});

afterAll(async () => {
  await db.end();
  await database.drop();
});

const denied = { code: '42501', message: expect.stringMatching(/^permission denied for table/) };
const hidden = { code: '42501', message: expect.stringMatching(/row-level security/) };

const rowsAsAdmin = (table: string, tenantId: TenantId) =>
  asAdmin(database.adminUrl, `select * from iris.${table} where tenant_id = $1 order by ctid`, [tenantId]);

/** How many rows somebody sees, or that it may see none. */
async function counted(tx: Queryable, table: string, where = 'true'): Promise<number | 'denied'> {
  try {
    return (await tx.queryOne<{ count: number }>({ text: `select count(*) from ${table} where ${where}` }))
      .count;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42501') return 'denied';
    throw error;
  }
}

/** Columns of a table on which iris_app has a privilege. */
async function columnsWith(privilege: string, table: string): Promise<string[]> {
  const rows = await asAdmin<{ name: string }>(
    database.adminUrl,
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and has_column_privilege('iris_app', attrelid, attnum, $2) order by attname`,
    [`iris.${table}`, privilege],
  );
  return rows.map(({ name }) => name);
}

it('lists every table, so that a new one without a place here fails', async () => {
  const tables = await asAdmin<{ name: string }>(
    database.adminUrl,
    `select relname as name from pg_class where relnamespace = 'iris'::regnamespace and relkind in ('r', 'p', 'v', 'm')`,
  );
  const known = [...Object.keys(expected), ...Object.keys(withoutTenant)];
  expect(tables.map(({ name }) => name).sort()).toEqual(known.sort());
});

it.each(Object.entries(withoutTenant))(
  'gives the service its own rights on %s, and no others',
  async (table, rights) => {
    const all = ['DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE'];
    const held = await asAdmin<{ name: string }>(
      database.adminUrl,
      `select name from unnest($2::text[]) as name
     where has_table_privilege('iris_app', $1::regclass, name)
       or (name in ('INSERT', 'SELECT', 'UPDATE') and has_any_column_privilege('iris_app', $1::regclass, name))`,
      [`iris.${table}`, all],
    );
    expect(held.map(({ name }) => name)).toEqual(rights);
  },
);

describe.each(Object.entries(expected))('%s', (table, { reads, updates, deletes }) => {
  it('has rows of both tenants to begin with', async () => {
    expect(await rowsAsAdmin(table, ours)).not.toHaveLength(0);
    expect(await rowsAsAdmin(table, theirs)).not.toHaveLength(0);
  });

  it('shows nothing where no tenant is set', async () => {
    expect(await counted(db, table)).toBe(reads ? 0 : 'denied');
  });

  it("shows the tenant's own rows and no other's", async () => {
    const own = await inTenant(db, ours, (tx) => counted(tx, table, 'tenant_id = current_tenant()'));
    const others = await inTenant(db, ours, (tx) => counted(tx, table, 'tenant_id <> current_tenant()'));
    expect(own).toBe(reads ? (await rowsAsAdmin(table, ours)).length : 'denied');
    expect(others).toBe(reads ? 0 : 'denied');
  });

  it('takes no row for another tenant, nor any where none is set', async () => {
    const columns = (await columnsWith('insert', table)).join(', ');
    expect(columns).toContain('tenant_id');
    // A row of theirs, once more: were the policy not there, a key would refuse it with another code.
    const [row] = await rowsAsAdmin(table, theirs);
    const insert = {
      text: `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)`,
      values: [
        JSON.stringify(row, (_, value: unknown) =>
          isBytes(value) ? `\\x${Buffer.from(value.data).toString('hex')}` : value,
        ),
      ],
    };
    await expect(inTenant(db, ours, (tx) => tx.query(insert))).rejects.toMatchObject(hidden);
    await expect(db.query(insert)).rejects.toMatchObject(hidden);
  });

  it('lets exactly the named columns be changed, and only in own rows', async () => {
    expect(await columnsWith('update', table)).toEqual(updates);
    const before = await rowsAsAdmin(table, theirs);
    for (const column of updates) {
      const update = {
        text: `update ${table} set ${column} = default where tenant_id <> $1 returning tenant_id`,
        values: [ours],
      };
      expect(await inTenant(db, ours, (tx) => tx.query(update))).toEqual([]);
      expect(await db.query({ ...update, values: [newId()] })).toEqual([]);
    }
    expect(await rowsAsAdmin(table, theirs)).toEqual(before);
  });

  it("lets own rows be deleted, or none, but never another's", async () => {
    const before = await rowsAsAdmin(table, theirs);
    const all = { text: `delete from ${table}` };
    const rollBack = new Error('rolled back');
    const attempt = inTenant(db, ours, async (tx) => {
      await tx.query(all);
      throw rollBack;
    });
    await expect(attempt).rejects.toMatchObject(deletes ? rollBack : denied);
    if (deletes) await db.query(all);
    expect(await rowsAsAdmin(table, theirs)).toEqual(before);
  });

  it('is truncated by nobody but its owner', async () => {
    await expect(db.query({ text: `truncate ${table} cascade` })).rejects.toMatchObject(denied);
  });
});

const isBytes = (value: unknown): value is { type: 'Buffer'; data: number[] } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
