import { IrisError, type TenantId, type UserId } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import type { Clock } from '@iris/kit';
import type { Db } from '../../db/pool.ts';

const rememberMs = 60_000;
const rememberAtMost = 10_000;

/** The display name of a user, remembered for a minute: typing over REST must not ask the database each time. */
export type NameOf = (tenantId: TenantId, userId: UserId) => Promise<string>;

export function createNameOf(db: Db, clock: Clock): NameOf {
  const known = new Map<UserId, { name: string; until: number }>();
  return async (tenantId, userId) => {
    const entry = known.get(userId);
    if (entry && entry.until > clock.now()) return entry.name;
    const [row] = await inTenant(db, tenantId, (tx) =>
      tx.query<{ display_name: string }>({
        text: 'select display_name from users where tenant_id = current_tenant() and id = $1',
        values: [userId],
      }),
    );
    if (!row) throw new IrisError('session_expired');
    if (known.size >= rememberAtMost) known.clear();
    known.set(userId, { name: row.display_name, until: clock.now() + rememberMs });
    return row.display_name;
  };
}
