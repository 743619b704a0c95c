import { randomBytes } from 'node:crypto';
import type { TenantId } from '@iris/contract';
import { newId } from '@iris/kit';
import type pg from 'pg';
import type { Db } from '../../src/db/pool.ts';
import { furnishTenant } from './furnish-tenant.ts';

/** Two tenants in a database, and what the functions that look across tenants look for. */
export interface Across {
  readonly ours: TenantId;
  readonly theirs: TenantId;
  readonly email: string;
  readonly keyId: string;
  readonly resetId: string;
  readonly resetHash: Buffer;
}

/** Makes both tenants, and all that the calls above look for. */
export async function furnishAcross(db: Db, admin: pg.Client): Promise<Across> {
  const [ours, theirs] = [newId<'tenant'>(), newId<'tenant'>()];
  for (const tenantId of [ours, theirs]) await furnishTenant(db, tenantId);
  const here = {
    ours,
    theirs,
    email: 'owner@example.com',
    keyId: newId(),
    resetId: newId(),
    resetHash: randomBytes(32),
  };
  const act = (text: string, ...values: unknown[]) => admin.query(text, values);
  await act(
    `with owners as (
       insert into iris.users (tenant_id, id, kind, display_name, email, org_role)
       values ($1, iris.new_id(), 'operator', 'Owner', $2, 'owner') returning id)
     insert into iris.api_keys (tenant_id, id, user_id, name, key_type, scopes, secret_hash)
     select $1, $3, id, 'Key', 'secret', '{}', $4 from owners`,
    ours,
    here.email,
    here.keyId,
    randomBytes(32),
  );
  await act(
    `insert into iris.password_resets (id, email, token_hash, expires_at)
     values ($1, $2, null, now() + interval '1 hour'), (iris.new_id(), $2, $3, now() + interval '1 hour')`,
    here.resetId,
    here.email,
    here.resetHash,
  );
  await act(`update iris.messages set content = 'Xanthippe was here' where tenant_id = $1`, ours);
  // A message that changes is no answer any more.
  await act(
    `insert into iris.answered_questions (tenant_id, answer_id, question_id, words)
     select tenant_id, id, id, '' from iris.messages where tenant_id = $1`,
    ours,
  );
  await act('update iris.sessions set revoked_at = now() where tenant_id = $1', ours);
  await act(`update iris.tenants set created_at = now() - interval '3 days' where tenant_id = any($1)`, [
    ours,
    theirs,
  ]);
  await act(
    `insert into iris.usage_days (tenant_id, day, messages, sessions, active_users)
     values ($1, (now() at time zone 'UTC')::date - 1, 0, 0, 0)`,
    theirs,
  );
  await act(`update iris.tenants set slug = 'taken-slug' where tenant_id = $1`, ours);
  await act(
    `insert into iris.signups (tenant_id, id, full_name, email, company_name, slug, plan, password_hash, expires_at)
     select iris.new_id(), iris.new_id(), 'Ann', 'ann@example.com', 'Company', slug, 'trial', '-', now() + ends
     from (values ('asked-slug', interval '1 day'), ('ended-slug', '-1 hour'), ('purged-slug', '-8 days')) s (slug, ends)`,
  );
  await act(
    `update iris.idempotent_requests set created_at = now() - interval '25 hours' where tenant_id = $1`,
    ours,
  );
  await act(`insert into iris.spent_points (key, points, expire) values ('over', 1, 0), ('spent', 1, 1e15)`);
  await act(
    `insert into iris.signing_keys (kid, public_jwk, created_at, retires_at)
     values ('live', '{}', now(), now() + interval '1 day'), ('retired', '{}', '-infinity', now())`,
  );
  return here;
}
