import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '@iris/kit';
import type { Addresses } from './addresses.ts';
import type { Config } from './config.ts';
import type { Database } from './database.ts';
import { type Kept, keepRunning, type Running } from './keep-running.ts';
import { repository } from './migrate.ts';
import { type ServiceProcess, startService } from './service-process/service-process.ts';
import { StartRefused } from './start-refused.ts';

/** What both services are made from. */
export interface ServicesOptions {
  readonly config: Config;
  readonly addresses: Addresses;
  readonly database: Database;
  readonly dataFolder: string;
  /** Our environment without our settings: what the system, not Iris, tells a program. */
  readonly systemEnv: Readonly<Record<string, string>>;
  readonly log: Logger;
  /** Takes the services' own lines: one JSON object each. */
  readonly onLine: (line: string) => void;
  /** Ends the waiting for readiness. */
  readonly signal: AbortSignal;
}

const readyWithinMs = 30_000;
/** What a service that did not get ready may take to end. */
const givesUpWithinMs = 3_000;

/** The two services, each kept running once it was ready. */
export function services(options: ServicesOptions) {
  const { config, addresses, database } = options;
  const shared = {
    ...options.systemEnv,
    IRIS_HOST: config.IRIS_HOST,
    IRIS_PUBLIC_API_BASE: addresses.publicApiBase,
    IRIS_PUBLIC_CDN_BASE: addresses.publicCdnBase,
    // By it core-api knows the bff's requests; made anew at each start, known to nobody else.
    IRIS_BFF_KEY: randomBytes(32).toString('base64url'),
    IRIS_TRUST_PROXY: String(config.IRIS_TRUST_PROXY),
    LOG_LEVEL: config.LOG_LEVEL,
  };
  return {
    startCoreApi: () =>
      keepService('core-api', addresses.apiUrl, options, {
        ...shared,
        IRIS_API_PORT: String(addresses.apiPort),
        IRIS_DATA_DIR: options.dataFolder,
        IRIS_RATE_LIMIT_SCALE: String(config.IRIS_RATE_LIMIT_SCALE),
        DATABASE_URL: database.appUrl,
        ...(config.IRIS_METRICS_PORT !== undefined && {
          IRIS_METRICS_PORT: String(config.IRIS_METRICS_PORT),
        }),
        ...(config.SMTP_URL !== undefined && { SMTP_URL: config.SMTP_URL }),
        ...modelOf(config),
      }),
    startBff: (demoTenantId: string | undefined) =>
      keepService('bff', addresses.bffUrl, options, {
        ...shared,
        IRIS_BFF_PORT: String(addresses.bffPort),
        IRIS_API_URL: addresses.apiUrl,
        ...(demoTenantId !== undefined && { IRIS_DEMO_TENANT_ID: demoTenantId }),
      }),
  };
}

/** What is unset stays so. */
function modelOf(config: Config): Readonly<Record<string, string>> {
  const { IRIS_LLM_URL, IRIS_LLM_MODEL, IRIS_LLM_KEY } = config;
  return {
    ...(IRIS_LLM_URL !== undefined && { IRIS_LLM_URL }),
    ...(IRIS_LLM_MODEL !== undefined && { IRIS_LLM_MODEL }),
    ...(IRIS_LLM_KEY !== undefined && { IRIS_LLM_KEY }),
  };
}

async function keepService(
  name: 'core-api' | 'bff',
  url: string,
  { log, onLine, signal }: ServicesOptions,
  env: Readonly<Record<string, string>>,
): Promise<Kept> {
  const program = path.join(repository, name, 'src', 'main.ts');
  const start = async () => {
    const service = await startService({ program, env, onLine });
    log.info({ part: name, pid: service.pid }, 'started');
    return stoppable(service);
  };
  const kept = keepRunning({ name, running: await start().catch(refuse), start, log });
  try {
    await untilReady(name, url, signal);
  } catch (error) {
    await kept.stop(givesUpWithinMs);
    throw error;
  }
  return kept;
}

function stoppable(service: ServiceProcess): Running {
  return {
    ended: service.ended,
    async stop(patienceMs) {
      service.signal('SIGTERM');
      const impatience = setTimeout(() => service.signal('SIGKILL'), patienceMs);
      await service.ended;
      clearTimeout(impatience);
    },
  };
}

/** The first start tells a person why not; a later one is tried again. */
function refuse(cause: unknown): never {
  throw new StartRefused(cause instanceof Error ? cause.message : String(cause), { cause });
}

async function untilReady(name: string, url: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  while (Date.now() < deadline) {
    const answer = await fetch(`${url}/readyz`, { signal }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await wait(50, undefined, { signal });
  }
  throw new StartRefused(`${name} was not ready within ${readyWithinMs / 1000} s: see its lines above.`);
}
