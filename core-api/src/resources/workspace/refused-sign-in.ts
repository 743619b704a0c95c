import { checkerOf, type TenantId, type UserId } from '@iris/contract';
import Type from 'typebox';
import { appendAudit } from '../../db/audit.ts';
import { enterTenant, type Queryable } from '../../db/in-tenant.ts';
import { inTransaction } from '../../db/in-transaction.ts';
import type { Db } from '../../db/pool.ts';
import type { RequestFacts } from '../../http/handler.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import type { SignInRow } from './queries.ts';

/** The team members whose e-mail was named with a wrong password, and what the audit log keeps of the request. */
const RefusedSignIn = Type.Object({
  members: Type.Array(
    Type.Object({
      tenant_id: Type.Unsafe<TenantId>(Type.String()),
      user_id: Type.Unsafe<UserId>(Type.String()),
    }),
  ),
  ip: Type.String(),
  request_id: Type.String(),
});

/**
 * Has a refused sign-in noted. A job does it later, and is made for an e-mail that nobody has too: so neither the answer
 * nor its time tells which it was.
 */
export function reportRefusedSignIn(
  db: Queryable,
  members: readonly SignInRow[],
  { ip, id }: RequestFacts,
): Promise<void> {
  return enqueue(db, 'note-refused-sign-in', {
    members: members.map(({ tenant_id, user_id }) => ({ tenant_id, user_id })),
    ip,
    request_id: id,
  });
}

/**
 * Leaves a row in the audit log of each workspace that the e-mail belongs to. It names no actor: whoever it was has not
 * proved to be anybody.
 */
export async function noteRefusedSignIn(db: Db, payload: unknown): Promise<void> {
  if (!checkerOf(RefusedSignIn).check(payload)) throw new Error('The job is of no sign-in');
  const { members, ip, request_id } = payload;
  await inTransaction(db, async (tx) => {
    for (const { tenant_id: tenantId, user_id } of members) {
      await enterTenant(tx, tenantId);
      const nobody = { tenantId, kind: 'system', userId: null } as const;
      await appendAudit(
        tx,
        nobody,
        { ip, id: request_id },
        {
          action: 'session.refused',
          target: ['user', user_id],
          details: { audience: 'admin' },
        },
      );
    }
  });
}
