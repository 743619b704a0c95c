import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '@iris/kit';
import type { Addresses } from './addresses.ts';
import type { Config } from './config.ts';
import type { Database } from './database.ts';
import { type Kept, keepRunning } from './keep-running.ts';
import { repository } from './migrate.ts';
import { startService } from './service-process/service-process.ts';
import { stoppable } from './service-process/stoppable.ts';
import type { Node } from './nodes.ts';
import { StartRefused } from './start-refused.ts';

/** What both services are made from. */
export interface ServicesOptions {
  readonly config: Config;
  readonly addresses: Addresses;
  readonly database: Database;
  /** Where they listen. */
  readonly host: string;
  readonly dataFolder: string;
  /** What carries events between nodes; undefined: there is one. */
  readonly natsUrl: string | undefined;
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

/** The two services of a node, each kept running once it was ready. */
export function services(options: ServicesOptions) {
  const { config, addresses, database, host } = options;
  const shared = {
    ...options.systemEnv,
    IRIS_HOST: host,
    IRIS_PUBLIC_API_BASE: addresses.publicApiBase,
    IRIS_PUBLIC_CDN_BASE: addresses.publicCdnBase,
    // By it core-api knows the bff's requests; made anew at each start, known to nobody else.
    IRIS_BFF_KEY: randomBytes(32).toString('base64url'),
    IRIS_TRUST_PROXY: String(config.IRIS_TRUST_PROXY),
    LOG_LEVEL: config.LOG_LEVEL,
  };
  return {
    startCoreApi: (node: Node) =>
      keepService('core-api', node, options, {
        ...shared,
        IRIS_API_PORT: String(node.apiPort),
        IRIS_DATA_DIR: options.dataFolder,
        IRIS_RATE_LIMIT_SCALE: String(config.IRIS_RATE_LIMIT_SCALE),
        DATABASE_URL: database.appUrl,
        ...(node.metricsPort !== undefined && { IRIS_METRICS_PORT: String(node.metricsPort) }),
        ...(options.natsUrl !== undefined && { NATS_URL: options.natsUrl }),
        ...(config.SMTP_URL !== undefined && { SMTP_URL: config.SMTP_URL }),
        ...modelOf(config),
      }),
    startBff: (node: Node, demoTenantId: string | undefined) =>
      keepService('bff', node, options, {
        ...shared,
        IRIS_BFF_PORT: String(node.bffPort),
        IRIS_API_URL: node.apiUrl,
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
  service: 'core-api' | 'bff',
  node: Node,
  { log, onLine, signal }: ServicesOptions,
  env: Readonly<Record<string, string>>,
): Promise<Kept> {
  const program = path.join(repository, service, 'src', 'main.ts');
  const name = service + node.suffix;
  const url = service === 'bff' ? node.bffUrl : node.apiUrl;
  const start = async () => {
    const process = await startService({ program, env, onLine });
    log.info({ part: name, pid: process.pid }, 'started');
    return stoppable(process);
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
