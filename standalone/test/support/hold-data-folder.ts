// A holder that tests kill: takes the folder it is given, says so, and stays.
import { openDataFolder } from '../../src/data-folder.ts';

await openDataFolder(process.argv[2] ?? '');
process.stdout.write('held\n');
setInterval(() => undefined, 60_000);
