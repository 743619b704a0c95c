import type { IncomingMessage } from 'node:http';
import { clientAddress, drain, listen, type Logger, type Service, serverOf } from '@iris/kit';
import { createCoreApp } from './app.ts';
import type { Settings } from './config.ts';
import { type Conversations, createConversations } from './conversations.ts';
import { createDrafting } from './drafting.ts';
import { isBff } from './http/admit.ts';
import { JobRunner } from './jobs/job-runner.ts';
import { draftTasks, jobSchedule, jobTasks } from './jobs/tasks.ts';
import { socketsPerVisitor } from './limits/buckets.ts';
import { countRequest } from './limits/count-request.ts';
import { serveMetrics } from './metrics/serve-metrics.ts';
import { addStandingGauges } from './metrics/standing-gauges.ts';
import { openParts, type Parts } from './parts.ts';
import { serveSockets, type UpgradeParts } from './realtime/upgrade.ts';
import { relayHeads } from './resources/channels/relay-heads.ts';
import { internalHandlers } from './resources/internal/routes.ts';
import { keyHandlers } from './resources/keys/routes.ts';
import { serviceHandlers } from './resources/service/routes.ts';
import { articleHandlers } from './resources/articles/routes.ts';
import { auditHandlers } from './resources/audit/routes.ts';
import { cannedReplyHandlers } from './resources/canned-replies/routes.ts';
import { draftHandlers } from './resources/drafts/routes.ts';
import { introspectionHandlers } from './resources/introspection/routes.ts';
import { passwordHandlers } from './resources/passwords/routes.ts';
import { teamHandlers } from './resources/team/routes.ts';
import { assertOriginAllowed } from './resources/widget-config/assert-origin-allowed.ts';
import { widgetConfigHandlers } from './resources/widget-config/routes.ts';
import { workspaceHandlers } from './resources/workspace/routes.ts';

/** Starts core-api: opens its parts, ties them together, listens. Stopping undoes it in reverse. */
export async function startCoreApi(settings: Settings, log: Logger): Promise<Service> {
  const parts = await openParts(settings, log);
  const conversations = createConversations(parts);
  const stopping = new AbortController();
  const { announceQueue, announceDraft } = conversations;
  const drafting = createDrafting({ ...parts, announceDraft }, settings, stopping.signal);
  const { bus, db, limits, revocations } = parts;
  let isStopping = false;
  let url = '';
  const app = createCoreApp({
    log,
    door: {
      authenticate: parts.authenticate,
      authenticateKey: (key) => parts.apiKeys.authenticate(key),
      countRequest: (route, caller, ip) => countRequest(limits, route, caller, ip),
      bffKey: settings.IRIS_BFF_KEY,
      trustedHops: settings.IRIS_TRUST_PROXY,
    },
    handlers: [
      ...conversations.handlers,
      ...workspaceHandlers(parts),
      ...teamHandlers({ ...parts, announceQueue }),
      ...passwordHandlers(parts),
      ...auditHandlers(parts),
      ...introspectionHandlers(parts),
      ...draftHandlers(drafting),
      ...articleHandlers(parts),
      ...cannedReplyHandlers(parts),
      ...widgetConfigHandlers(parts),
      ...keyHandlers(parts),
      ...serviceHandlers(parts),
      ...internalHandlers(parts),
    ],
    apiBase: () => settings.IRIS_PUBLIC_API_BASE ?? url,
    instruments: parts.instruments,
    needs: {
      service: () => !isStopping,
      database: async () => (await db.query({ text: 'select 1' })).length === 1,
      bus: () => bus.isConnected,
    },
  });
  const server = serverOf(app);
  serveSockets(
    app,
    server,
    upgradeParts(settings, parts, conversations, () => isStopping || !bus.isConnected),
  );
  const stopHearing = revocations.onRevoked((sessionId) => conversations.gateway.closeSession(sessionId));
  const stopWatching = bus.onConnection((isConnected) => isConnected || conversations.gateway.closeAll());
  const stopRelaying = relayHeads(parts);
  const jobs = new JobRunner({
    pool: db.pool,
    tasks: jobTasks(parts),
    schedule: jobSchedule,
    jobsAtOnce: 2,
    clock: parts.clock,
    log,
  });
  const draftJobs = new JobRunner({
    pool: db.pool,
    tasks: draftTasks(drafting),
    schedule: [],
    jobsAtOnce: 3,
    clock: parts.clock,
    log,
  });
  addStandingGauges(parts.instruments, { gateway: conversations.gateway, db });
  const metrics = await startMetrics(settings, parts);
  url = await listen(server, { host: settings.IRIS_HOST, port: settings.IRIS_API_PORT });
  return {
    url,
    async stop() {
      isStopping = true;
      stopping.abort();
      await Promise.all([
        conversations.stop(),
        drain(server),
        stopRelaying(),
        jobs.stop(),
        draftJobs.stop(),
        metrics?.stop(),
      ]);
      stopHearing();
      stopWatching();
      await parts.close();
    },
  };
}

function startMetrics(settings: Settings, { instruments, log }: Parts) {
  const { IRIS_METRICS_PORT: port, IRIS_HOST: host } = settings;
  return port === undefined ? undefined : serveMetrics(instruments.registry, { host, port, log });
}

function upgradeParts(
  settings: Settings,
  parts: Parts,
  { gateway, openSockets }: Conversations,
  isClosed: () => boolean,
): UpgradeParts {
  const isFromBff = (req: IncomingMessage) => isBff(req.headers['x-iris-bff-key'], settings.IRIS_BFF_KEY);
  const trustedHops = (req: IncomingMessage) => settings.IRIS_TRUST_PROXY + (isFromBff(req) ? 1 : 0);
  return {
    log: parts.log,
    gateway,
    authenticate: parts.authenticate,
    isFromBff,
    isClosed,
    clientAddress: (req) =>
      clientAddress(req.socket.remoteAddress, req.headers['x-forwarded-for'], trustedHops(req)),
    assertOriginAllowed: (tenantId, origin) =>
      assertOriginAllowed(parts, tenantId, { origin, fromBff: false }),
    async countUpgrade(caller, ip) {
      await parts.limits.consume('upgradePerIp', ip);
      if (caller?.audience === 'chat') await parts.limits.consume('upgradePerVisitor', caller.userId);
    },
    openSocketsOf: (userId) => openSockets.of(userId),
    maxSocketsPerVisitor: settings.IRIS_RATE_LIMIT_SCALE * socketsPerVisitor || Infinity,
  };
}
