import pg from 'pg';

const settings = ['fsync', 'synchronous_commit', 'full_page_writes'];

/** Asks over the login of core-api itself whether what is committed is on disk; says on stderr what speaks against it. */
export async function isDurable(appUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    let areOn = true;
    for (const name of settings) {
      const { rows } = await client.query<Record<string, string>>(`show ${name}`);
      if (rows[0]?.[name] === 'on') continue;
      process.stderr.write(`${name} is ${rows[0]?.[name]} for core-api\n`);
      areOn = false;
    }
    return areOn;
  } finally {
    await client.end();
  }
}
