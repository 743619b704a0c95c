import type { Queryable } from './queryable.ts';

/** Why a service doesn't start on a database; the message is for whoever runs it. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
}

/**
 * Refuses a login to which row level security would mean nothing: a superuser, one with BYPASSRLS, an owner of anything
 * in our schemas, or a member of any such role (promise 23).
 * @throws {DatabaseRefused} naming the role and the reason
 */
export async function assertWeakRole(db: Queryable): Promise<void> {
  const [strong] = await db.query<{ login: string; role: string; reason: string }>({
    text: `
      select current_user as login, r.rolname as role,
        case when r.rolsuper then 'is a superuser'
             when r.rolbypassrls then 'bypasses row level security'
             else 'owns parts of the schema' end as reason
      from pg_roles r
      where pg_has_role(current_user, r.oid, 'member') and (
        r.rolsuper or r.rolbypassrls
        or exists (
          select from pg_namespace n
          where n.nspname in ('iris', 'graphile_worker') and (
            n.nspowner = r.oid
            or exists (select from pg_class c where c.relnamespace = n.oid and c.relowner = r.oid)
            or exists (select from pg_proc p where p.pronamespace = n.oid and p.proowner = r.oid))))
      order by r.rolname = current_user desc
      limit 1`,
  });
  if (!strong) return;
  const who =
    strong.role === strong.login ? strong.login : `${strong.login} is a member of ${strong.role}, which`;
  throw new DatabaseRefused(
    `DATABASE_URL: ${who} ${strong.reason}; log in as iris_app, which can not cross tenants.`,
  );
}
