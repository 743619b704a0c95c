import { randomBytes } from 'node:crypto';
import { type ServiceProcess, startService } from '@iris/standalone';
import { record } from './records/record.ts';
import { recordSecret } from './records/secrets.ts';

/** Settings beside, or in place of, those that the kit chooses. */
export type TestEnvironment = Readonly<Record<string, string>>;

/** What both services of a test are told; the key by which core-api knows the bff is the same for all of a test file. */
export const commonSettings = {
  IRIS_HOST: '127.0.0.1',
  IRIS_BFF_KEY: randomBytes(24).toString('base64url'),
  LOG_LEVEL: 'info',
};

/** A running service of a test, as a process of its own. */
export interface TestService {
  readonly url: string;
  readonly pid: number;
  /** Everything it ever wrote, restarts included: grep it for secrets. */
  logs(): string;
  /** SIGTERM; resolves with the exit code once it has drained. */
  stop(): Promise<number | NodeJS.Signals>;
  /** SIGKILL: what a crash looks like from outside. */
  kill(): Promise<void>;
  /** Starts it again where it was, after `stop()`, `kill()` or a death of its own. */
  restart(): Promise<void>;
}

/** A program, its settings, and the one of them that says where it listens. */
export interface TestServiceOptions {
  readonly program: string;
  readonly env: TestEnvironment;
  readonly portVariable: string;
}

/** Starts a service on a free port, unless `env` names one. */
export async function startTestService({
  program,
  env,
  portVariable,
}: TestServiceOptions): Promise<TestService> {
  const lines: string[] = [];
  const onLine = (line: string) => {
    lines.push(line);
    record('logs', line);
  };
  recordSecretsOf(env);
  const start = (port: string) => startService({ program, env: { ...env, [portVariable]: port }, onLine });
  let process: ServiceProcess = await start(env[portVariable] ?? '0');
  const { url } = process;
  const end = (signal: NodeJS.Signals) => {
    process.signal(signal);
    return process.ended;
  };
  return {
    url,
    get pid() {
      return process.pid;
    },
    logs: () => lines.join('\n'),
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
    restart: async () => {
      process = await start(new URL(url).port);
    },
  };
}

/** What a service is told and must keep to itself. */
function recordSecretsOf({ IRIS_BFF_KEY: bffKey, DATABASE_URL: databaseUrl }: TestEnvironment): void {
  if (bffKey) recordSecret(bffKey);
  if (databaseUrl) recordSecret(new URL(databaseUrl).password);
}
