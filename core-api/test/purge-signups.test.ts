import { newId } from '@iris/kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTenant } from '../src/db/in-tenant.ts';
import { purgeSignups } from '../src/jobs/purge-signups.ts';
import { asAdmin } from './support/databases.ts';
import { createGrounds, type Grounds } from './support/service-parts.ts';

let grounds: Grounds;
beforeAll(async () => {
  grounds = await createGrounds();
});
afterAll(() => grounds.leave());

async function signUp(slug: string, expiredSince: string): Promise<void> {
  const tenantId = newId<'tenant'>();
  await inTenant(grounds.db, tenantId, (tx) =>
    tx.query({
      text: `insert into signups (tenant_id, id, full_name, email, company_name, slug, plan, password_hash, expires_at)
        values ($1, $2, 'Ann', 'ann@example.com', 'Company', $3, 'trial', 'hash', now() - $4::interval)`,
      values: [tenantId, newId(), slug, expiredSince],
    }),
  );
}

it('forgets signups a week after their link expired, and no others', async () => {
  await signUp('pending', '-1 day');
  await signUp('late', '6 days 23 hours');
  await signUp('forgotten', '7 days 1 minute');
  await purgeSignups(grounds.db);
  const left = await asAdmin(grounds.database.adminUrl, 'select slug from iris.signups order by slug');
  expect(left).toEqual([{ slug: 'late' }, { slug: 'pending' }]);
});
