import { randomBytes } from 'node:crypto';
import type { TenantId } from '@iris/contract';
import { newId } from '@iris/kit';
import type pg from 'pg';
import { tryAsApp } from './as-app.ts';
import type { Across } from './furnish-across.ts';

// The database's side of the matrix: every `security definer` function × what it is for, and what it keeps from whoever
// knows less. Functions come from the catalogue; one without a word here fails.

/** Statements that are run one after another, for the rows of the last; in the transaction of a tenant, or of none. */
interface Call {
  readonly tenant?: TenantId;
  readonly statements: readonly { readonly text: string; readonly values?: readonly unknown[] }[];
}
const call = (text: string, ...values: unknown[]): Call => ({ statements: [{ text, values }] });

interface DefinerCall {
  /** What it answers rows to, each of them. */
  readonly told: (here: Across) => Call | readonly Call[];
  /** What it must answer nothing to. */
  readonly kept: (here: Across) => readonly Call[];
  /** Its check, as it stands in the function, and what stands there when it is lost; null: policies are its check. */
  readonly blunted: readonly [check: string, lost: string] | null;
}

export const definerCalls: Readonly<Record<string, DefinerCall>> = {
  changed_widget_configs: {
    told: ({ ours }) => call(`select from changed_widget_configs('-infinity') id where id = $1`, ours),
    kept: () => [call(`select from changed_widget_configs('infinity')`)],
    blunted: ['w.updated_at >= p_since', 'true'],
  },
  find_api_key: {
    told: ({ keyId }) => call('select from find_api_key($1)', keyId),
    kept: () => [call('select from find_api_key($1)', newId())],
    blunted: ['k.id = p_id', 'true'],
  },
  find_sign_in: {
    told: ({ email }) => call('select from find_sign_in($1)', email),
    kept: () => [call('select from find_sign_in($1)', 'nobody@example.com')],
    blunted: ['u.email = lower(p_email)', 'true'],
  },
  find_words: {
    told: ({ ours }) => ({ ...wordsIn('xanthippe'), tenant: ours }),
    kept: ({ ours, theirs }) => [
      { ...wordsIn('xanthippe'), tenant: theirs },
      { ...wordsIn('nowhere'), tenant: ours },
      wordsIn('xanthippe'),
    ],
    blunted: null,
  },
  is_slug_free: {
    told: () => call(`select where is_slug_free('free-slug')`),
    kept: () => [
      call(`select where is_slug_free('taken-slug')`),
      call(`select where is_slug_free('asked-slug')`),
    ],
    blunted: ['s.slug = p_slug', 'false'],
  },
  issue_password_reset: {
    told: ({ resetId }) =>
      call('select where issue_password_reset($1, $2) is not null', resetId, randomBytes(32)),
    kept: () => [call('select where issue_password_reset($1, $2) is not null', newId(), randomBytes(32))],
    blunted: ['r.id = p_id', 'true'],
  },
  outbox_age: {
    // One number about everybody's events, and nothing to keep: who knows no tenant learns it too.
    told: () => call('select where outbox_age() > 0'),
    kept: () => [],
    blunted: null,
  },
  owns_workspace: {
    told: ({ email }) => call('select where owns_workspace($1)', email),
    kept: () => [call('select where owns_workspace($1)', 'nobody@example.com')],
    blunted: ['u.email = lower(p_email)', 'true'],
  },
  publish_signing_key: {
    told: () => published('new'),
    // A known key stays what it was: nobody puts another one under its name.
    kept: () => [published('live')],
    blunted: ['do nothing', 'do update set public_jwk = excluded.public_jwk'],
  },
  purge_idempotent_requests: {
    told: () => call('select where purge_idempotent_requests() > 0'),
    kept: () => [call('select where purge_idempotent_requests() > 1')],
    blunted: [`created_at < now() - interval '24 hours'`, 'true'],
  },
  purge_signups: {
    told: () => call('select where purge_signups() > 0'),
    kept: () => [call('select where purge_signups() > 1')],
    blunted: [`expires_at < now() - interval '7 days'`, 'true'],
  },
  purge_spent_points: {
    told: () => call('select where purge_spent_points() > 0'),
    kept: () => [call('select where purge_spent_points() > 1')],
    blunted: [`s.expire < extract(epoch from now() - interval '1 minute') * 1000`, 'true'],
  },
  release_slug: {
    told: () => released('ended-slug'),
    kept: () => [released('asked-slug')],
    blunted: ['expires_at <= now()', 'true'],
  },
  request_password_reset: {
    told: ({ email }) => requested(email),
    kept: () => [requested('nobody@example.com')],
    blunted: ['lower(p_email)', `'owner@example.com'`],
  },
  revoked_sessions: {
    told: () => call(`select from revoked_sessions('-infinity')`),
    kept: () => [call(`select from revoked_sessions('infinity')`)],
    blunted: ['s.revoked_at >= p_since', 'true'],
  },
  signing_keys_in_use: {
    told: () => call(`select from signing_keys_in_use() where kid = 'live'`),
    kept: () => [call(`select from signing_keys_in_use() where kid = 'retired'`)],
    blunted: ['k.retires_at > now()', 'true'],
  },
  take_outbox: {
    told: ({ ours }) => draftSources.map((source) => takenWithOnly(source, ours)),
    kept: () => [call(`select from take_outbox('1 hour', 100)`)],
    blunted: ['w.created_at < clock_timestamp() - p_older_than', 'true'],
  },
  take_password_reset: {
    told: ({ resetHash }) => call('select from take_password_reset($1) where is_open', resetHash),
    kept: () => [call('select from take_password_reset($1)', randomBytes(32))],
    blunted: ['r.token_hash = p_token_hash', 'r.token_hash is not null'],
  },
  tenants_to_count: {
    told: ({ ours }) => call('select from tenants_to_count() id where id = $1', ours),
    kept: ({ theirs }) => [call('select from tenants_to_count() id where id = $1', theirs)],
    blunted: [`u.day = (now() at time zone 'UTC')::date - 1`, 'false'],
  },
};

/** Whatever a draft is made from, or is one; each without the others makes a channel concern drafts. */
const draftSources = ['articles', 'canned_replies', 'answered_questions', 'drafts'] as const;

function takenWithOnly(source: (typeof draftSources)[number], tenant: TenantId): Call {
  const others = draftSources.filter((one) => one !== source);
  const removed = others.map((one) => ({
    text: one === 'drafts' ? `update drafts set status = 'dismissed'` : `delete from ${one}`,
  }));
  const text = `select from take_outbox('-1 hour', 100) where tenant_id = $1 and concerns_draft`;
  // The relay belongs to no tenant: in a transaction of one, that tenant's own policies would help it.
  const leave = { text: `select set_config('iris.tenant_id', '', true)` };
  return { tenant, statements: [...removed, leave, { text, values: [tenant] }] };
}

const wordsIn = (words: string) =>
  call('select from find_words($1, 100) where channel_ids is not null', words);

const published = (kid: string): Call => ({
  statements: [
    {
      text: `select publish_signing_key($1, '{"published":true}', now(), now() + interval '1 day')`,
      values: [kid],
    },
    { text: `select from signing_keys_in_use() where kid = $1 and public_jwk ? 'published'`, values: [kid] },
  ],
});

const released = (slug: string): Call => ({
  statements: [
    { text: 'select release_slug($1)', values: [slug] },
    // Whoever asks for it next can hold it.
    {
      text: `insert into signups (tenant_id, id, full_name, email, company_name, slug, plan, expires_at, password_hash)
        values (current_tenant(), new_id(), 'Next', 'next@example.com', 'Next', $1, 'trial', now() + interval '1 day', '-')
        on conflict do nothing`,
      values: [slug],
    },
  ],
  tenant: newId<'tenant'>(),
});

function requested(email: string): Call {
  const id = newId();
  return {
    statements: [
      { text: `select request_password_reset($1, $2, now() + interval '1 hour')`, values: [id, email] },
      { text: 'select where issue_password_reset($1, $2) is not null', values: [id, randomBytes(32)] },
    ],
  };
}

/** Every `security definer` function of the database. */
export async function definers(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select proname::text as name from pg_proc where pronamespace = 'iris'::regnamespace and prosecdef order by 1`,
  );
  return rows.map(({ name }) => name);
}

export interface Kept {
  readonly name: string;
  /** How many rows it answered: to what it is for, and to the rest. */
  readonly told: number | Error;
  readonly kept: number | Error;
  readonly wrong: string | null;
}

/** Calls the functions, or one of them, as iris_app. */
export async function callDefiners(client: pg.Client, here: Across, only?: string): Promise<Kept[]> {
  const lines: Kept[] = [];
  for (const name of only === undefined ? await definers(client) : [only]) {
    const entry = definerCalls[name];
    if (!entry) throw new Error(`${name} has no call in support/definer-calls.ts`);
    const told = await leastOf(client, [entry.told(here)].flat());
    const kept = await rowsOf(client, entry.kept(here));
    lines.push({ name, told, kept, wrong: whatIsWrong(name, told, kept) });
  }
  return lines;
}

function whatIsWrong(name: string, told: number | Error, kept: number | Error): string | null {
  if (told === 0) return `${name} tells nothing to whom it is for`;
  if (kept !== 0) return `${name} tells what it keeps, or fails at it: ${kept}`;
  return typeof told === 'number' ? null : `${name} fails: ${told.message}`;
}

/** The rows of the call that is told least: none, where one of them isn't told. */
async function leastOf(client: pg.Client, calls: readonly Call[]): Promise<number | Error> {
  const rows: number[] = [];
  for (const one of calls) {
    const outcome = await rowsOf(client, [one]);
    if (typeof outcome !== 'number') return outcome;
    rows.push(outcome);
  }
  return Math.min(...rows);
}

async function rowsOf(client: pg.Client, calls: readonly Call[]): Promise<number | Error> {
  let rows = 0;
  for (const { statements, tenant = '' } of calls) {
    const outcome = await tryAsApp(client, tenant, statements);
    if (typeof outcome !== 'number') return outcome;
    rows += outcome;
  }
  return rows;
}
