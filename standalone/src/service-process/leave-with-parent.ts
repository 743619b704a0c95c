// Loaded into every service before its own code: a parent that is killed can't take its children along, so they
// notice by the channel to it that they are alone, and drain. Otherwise they would hold their ports for ever.
import { closeSync, openSync } from 'node:fs';

process.once('disconnect', () => {
  // Nobody reads what we write any more. A log that is flushed at exit tries a broken pipe again and again, for
  // ever; the lowest free number is what a file gets, so these two now lead nowhere.
  for (const output of [1, 2]) {
    closeSync(output);
    openSync('/dev/null', 'w');
  }
  process.kill(process.pid, 'SIGTERM');
});
process.channel?.unref();
