// A parent that tests kill: starts a server in the folder it is given, says so, and stays.
import { startEmbeddedPostgres } from '../../src/index.ts';

const [folder = ''] = process.argv.slice(2);
const { adminUrl } = await startEmbeddedPostgres({ folder, database: 'iris' });
process.stdout.write(`${adminUrl}\n`);
setInterval(() => undefined, 60_000);
