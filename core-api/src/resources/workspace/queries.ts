import type { OrgRole, Tenant, TenantId, UserId } from '@iris/contract';
import type { Queryable, Tx } from '../../db/in-tenant.ts';

export interface TenantRow {
  readonly tenant_id: TenantId;
  readonly name: string;
  readonly slug: string;
  readonly plan: string;
  readonly status: Tenant['status'];
  readonly created_at: Date;
}

export interface TeamUserRow {
  readonly user_id: UserId;
  readonly email: string;
  readonly display_name: string;
  readonly avatar_url: string | null;
  readonly org_role: OrgRole;
}

export interface SignupRow {
  readonly full_name: string;
  readonly email: string;
  readonly company_name: string;
  readonly slug: string;
  readonly plan: string;
  readonly password_hash: string | null;
  readonly token_hash: Buffer | null;
  readonly is_expired: boolean;
  readonly verified_at: Date | null;
}

/** Whether neither a tenant nor a pending signup holds a slug. */
export async function isSlugFree(db: Queryable, slug: string): Promise<boolean> {
  const row = await db.queryOne<{ is_free: boolean }>({
    text: 'select is_slug_free($1) as is_free',
    values: [slug],
  });
  return row.is_free;
}

export async function ownsWorkspace(db: Queryable, email: string): Promise<boolean> {
  const row = await db.queryOne<{ owns: boolean }>({
    text: 'select owns_workspace($1) as owns',
    values: [email],
  });
  return row.owns;
}

/** A workspace that an e-mail may sign in to, and what checking the password needs. */
export interface SignInRow extends TeamUserRow {
  readonly tenant_id: TenantId;
  readonly tenant_name: string;
  readonly slug: string;
  readonly plan: string;
  readonly status: Tenant['status'];
  readonly tenant_created_at: Date;
  readonly password_hash: string | null;
}

export function findSignIns(db: Queryable, email: string): Promise<SignInRow[]> {
  return db.query<SignInRow>({
    name: 'find-sign-ins',
    text: `select tenant_id, tenant_name, slug, plan, status, tenant_created_at, user_id, display_name, email,
      avatar_url, org_role, password_hash from find_sign_in($1)`,
    values: [email],
  });
}

/**
 * A sign-in that was found a moment ago as it stands now, held against change until the transaction ends: a removal, a
 * new role or a new password comes before its session or ends it, never slips in between. Undefined when it fell away.
 */
export async function selectSignInForShare(
  tx: Tx,
  { tenant_id, user_id, email, password_hash }: SignInRow,
): Promise<SignInRow | undefined> {
  await tx.query({
    text: 'select from users where tenant_id = current_tenant() and id = $1 for share',
    values: [user_id],
  });
  const rows = await findSignIns(tx, email);
  return rows.find(
    (row) => row.tenant_id === tenant_id && row.user_id === user_id && row.password_hash === password_hash,
  );
}

export interface NewSignup {
  readonly id: string;
  readonly fullName: string;
  readonly email: string;
  readonly companyName: string;
  readonly slug: string;
  readonly plan: string;
  readonly passwordHash: string;
  readonly expiresAt: Date;
}

/** Holds the slug too. @throws {IrisError} `slug_taken` when another signup does */
export async function insertSignup(tx: Tx, signup: NewSignup): Promise<void> {
  await tx.query({ text: 'select release_slug($1)', values: [signup.slug] });
  await tx.query({
    text: `insert into signups (tenant_id, id, full_name, email, company_name, slug, plan, password_hash, expires_at)
      values (current_tenant(), $1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      signup.id,
      signup.fullName,
      signup.email,
      signup.companyName,
      signup.slug,
      signup.plan,
      signup.passwordHash,
      signup.expiresAt,
    ],
  });
}

/** The signup of this tenant-to-be, locked against a second click. */
export async function selectSignupForUpdate(tx: Tx): Promise<SignupRow | undefined> {
  const [row] = await tx.query<SignupRow>({
    text: `select full_name, email, company_name, slug, plan, password_hash, token_hash,
      expires_at <= now() as is_expired, verified_at
      from signups where tenant_id = current_tenant() for update`,
  });
  return row;
}

export async function updateSignupToken(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.query({
    text: 'update signups set token_hash = $1 where tenant_id = current_tenant()',
    values: [tokenHash],
  });
}

/** The password's hash moves on to the owner's user and is kept once only. */
export async function updateSignupVerified(tx: Tx): Promise<void> {
  await tx.query({
    text: 'update signups set verified_at = now(), password_hash = null where tenant_id = current_tenant()',
  });
}

export async function selectTenant(tx: Tx): Promise<TenantRow | undefined> {
  const [row] = await tx.query<TenantRow>({
    text: `select tenant_id, name, slug, plan, status, created_at from tenants where tenant_id = current_tenant()`,
  });
  return row;
}

/** @throws {IrisError} `slug_taken` */
export function insertTenant(tx: Tx, { slug, company_name, plan }: SignupRow): Promise<TenantRow> {
  return tx.queryOne<TenantRow>({
    text: `insert into tenants (tenant_id, slug, name, plan) values (current_tenant(), $1, $2, $3)
      returning tenant_id, name, slug, plan, status, created_at`,
    values: [slug, company_name, plan],
  });
}

export function insertOwner(tx: Tx, userId: UserId, signup: SignupRow): Promise<TeamUserRow> {
  return tx.queryOne<TeamUserRow>({
    text: `insert into users (tenant_id, id, kind, display_name, email, org_role, password_hash)
      values (current_tenant(), $1, 'operator', $2, $3, 'owner', $4)
      returning id as user_id, email, display_name, avatar_url, org_role`,
    values: [userId, signup.full_name, signup.email, signup.password_hash],
  });
}

/** Widget settings and retention windows, each at its defaults. */
export async function insertTenantDefaults(tx: Tx): Promise<void> {
  await tx.query({ text: 'insert into widget_configs (tenant_id) values (current_tenant())' });
  await tx.query({ text: 'insert into retention_policies (tenant_id) values (current_tenant())' });
}
