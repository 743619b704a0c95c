import pg from 'pg';

/**
 * A transaction of the superuser, in which statements are tried as iris_app: row level security holds for it there as it
 * does for a login, and what somebody breaks or tries is undone.
 */
export async function inUndone<T>(adminUrl: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    return await run(client);
  } finally {
    await client.end();
  }
}

/** What comes of statements of iris_app: how many rows the last one answers or changes, or the error. Undone. */
export async function tryAsApp(
  client: pg.Client,
  tenantId: string,
  statements: readonly { readonly text: string; readonly values?: readonly unknown[] }[],
): Promise<number | Error> {
  await client.query('savepoint attempt');
  try {
    await client.query('set local role iris_app; set local search_path = iris');
    await client.query("select set_config('iris.tenant_id', $1, true)", [tenantId]);
    let rows = 0;
    for (const { text, values = [] } of statements)
      rows = (await client.query(text, [...values])).rowCount ?? 0;
    return rows;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    return error;
  } finally {
    await client.query('rollback to savepoint attempt');
  }
}
