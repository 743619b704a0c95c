import { createLog } from '@iris/kit';
import { createDatabase, createGuest, createWorkspace, startCoreApi } from '@iris/testkit';
import { expect, it, onTestFinished } from 'vitest';
import { inTenant, type Tx } from '../src/db/in-tenant.ts';
import { createDb } from '../src/db/pool.ts';
import { selectHelloChannels } from '../src/resources/channels/queries.ts';
import { asAdmin } from './support/databases.ts';

/** A node of a plan, as far as this test reads it. */
interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** How many rows of a table a plan looked at. */
function rowsLookedAt(node: PlanNode, table: string): number {
  const below = (node.Plans ?? []).reduce((sum, child) => sum + rowsLookedAt(child, table), 0);
  if (node['Relation Name'] !== table) return below;
  return below + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
}

it("reads a visitor's channels for hello without looking at those of all other customers", async () => {
  const database = await createDatabase();
  const core = await startCoreApi({ databaseUrl: database.appUrl });
  const db = createDb({ url: database.appUrl, log: createLog({ level: 'silent', service: 'test' }) });
  onTestFinished(async () => {
    await db.end();
    await core.stop();
    await database.drop();
  });
  const { tenantId } = await createWorkspace(core.url);
  const { session } = await createGuest(core.url, tenantId);
  const others = `insert into iris.channels (tenant_id, id, name)
    select $1, gen_random_uuid(), 'of somebody else' from generate_series(1, 2000)`;
  await asAdmin(database.adminUrl, others, [tenantId]);
  await asAdmin(database.adminUrl, 'analyze iris.channels, iris.channel_members');

  const reader = { tenantId: session.tenant_id, userId: session.user_id, isTeam: false };
  const looked = await inTenant(db, reader.tenantId, async (tx) => {
    let rows = Number.NaN;
    const explaining: Pick<Tx, 'query'> = {
      query: async ({ text, values = [] }) => {
        const explain = { text: `explain (analyze, format json) ${text}`, values };
        const [answer] = await tx.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(explain);
        rows = rowsLookedAt(
          answer?.['QUERY PLAN'][0].Plan ?? { 'Actual Rows': 0, 'Actual Loops': 0 },
          'channels',
        );
        return [];
      },
    };
    await selectHelloChannels({ ...tx, ...explaining }, reader);
    return rows;
  });
  expect(looked).toBe(1);
});
