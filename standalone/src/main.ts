import { createLog, SettingsError } from '@iris/kit';
import { readArguments } from './arguments.ts';
import { readConfig } from './config.ts';
import { StartRefused } from './start-refused.ts';
import { supervise } from './supervise.ts';

/** Set here for the services one by one, so that each gets its own and no other's. */
const ours = /^(IRIS_|DATABASE_URL$|SMTP_URL$|NATS_URL$|LOG_LEVEL$)/;

const leaving = new AbortController();
// The second Ctrl+C changes nothing: what drains ends within 10 s.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => leaving.abort());
// The channel to whoever started us, if there is one: that one was killed.
process.on('disconnect', () => leaving.abort());

// Whoever read our output may leave (`npm start | head`): that is no reason to stop.
process.stdout.on('error', () => undefined);
const print = (text: string) => void process.stdout.write(`${text}\n`);

try {
  const { nodes } = readArguments(process.argv.slice(2));
  const config = readConfig(process.env);
  const systemEnv = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || ours.test(name) ? [] : [[name, value]],
    ),
  );
  await supervise({
    config,
    nodes,
    systemEnv,
    log: createLog({
      level: config.LOG_LEVEL,
      service: 'standalone',
      destination: { write: (line) => void process.stdout.write(line) },
    }),
    print,
    signal: leaving.signal,
  });
  process.exit(0);
} catch (error) {
  const isForeseen = error instanceof SettingsError || error instanceof StartRefused;
  process.stderr.write(
    `${isForeseen ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
}
