import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import {
  clientAddress,
  drain,
  listen,
  type Logger,
  ownOrigins,
  type Service,
  serverOf,
  systemClock,
} from '@iris/kit';
import { createCoreApp } from './app.ts';
import { createAuthenticator } from './auth/authenticator.ts';
import { Keyring } from './auth/keyring.ts';
import { Revocations } from './auth/revocations.ts';
import { createMemoryBus } from './bus/memory-bus.ts';
import type { Settings } from './config.ts';
import { openDatabase } from './db/open-database.ts';
import { readerOf } from './http/actor.ts';
import { isBff } from './http/admit.ts';
import { JobRunner } from './jobs/job-runner.ts';
import { jobSchedule, jobTasks } from './jobs/tasks.ts';
import { socketsPerVisitor } from './limits/buckets.ts';
import { countRequest } from './limits/count-request.ts';
import { createLimits } from './limits/limits.ts';
import { createMailSender } from './mail/create-mail-sender.ts';
import { Gateway } from './realtime/gateway.ts';
import { PresenceBoard } from './realtime/presence.ts';
import { Subscribers } from './realtime/subscribers.ts';
import { TypingBoard } from './realtime/typing.ts';
import { serveSockets } from './realtime/upgrade.ts';
import { createAnnounceChannel } from './resources/channels/announce-channel.ts';
import { createMarkRead } from './resources/channels/mark-read.ts';
import { createMayFollow } from './resources/channels/may-follow.ts';
import { readHello } from './resources/channels/read-hello.ts';
import { relayHeads } from './resources/channels/relay-heads.ts';
import { channelHandlers } from './resources/channels/routes.ts';
import { internalHandlers } from './resources/internal/routes.ts';
import { createPostMessage } from './resources/messages/post-message.ts';
import { messageHandlers } from './resources/messages/routes.ts';
import { createNameOf } from './resources/presence/name-of.ts';
import { presenceHandlers } from './resources/presence/routes.ts';
import { serviceHandlers } from './resources/service/routes.ts';
import { readCurrentSession } from './resources/sessions/current-session.ts';
import { sessionHandlers } from './resources/sessions/routes.ts';
import { assertOriginAllowed } from './resources/widget-config/assert-origin-allowed.ts';
import { widgetConfigHandlers } from './resources/widget-config/routes.ts';
import { SettingsCache } from './resources/widget-config/settings-cache.ts';
import { workspaceHandlers } from './resources/workspace/routes.ts';

/** Starts core-api: makes its parts, ties them together, listens. Stopping undoes it in reverse. */
export async function startCoreApi(settings: Settings, log: Logger): Promise<Service> {
  const clock = systemClock;
  const publicCdnBase = settings.IRIS_PUBLIC_CDN_BASE;
  const db = await openDatabase(settings.DATABASE_URL, log);
  const bus = createMemoryBus(log);
  const keyring = await Keyring.open({ db, folder: path.join(settings.IRIS_DATA_DIR, 'keys'), clock, log });
  const revocations = await Revocations.open({ db, bus, clock, log });
  const authenticate = createAuthenticator({ keyring, revocations, clock });
  const limits = createLimits(settings.IRIS_RATE_LIMIT_SCALE);
  const mail = createMailSender({
    smtpUrl: settings.SMTP_URL,
    folder: path.join(settings.IRIS_DATA_DIR, 'mail'),
    publicCdnBase,
  });
  const settingsCache = new SettingsCache({ db, bus, clock, log });
  const origins = { settingsCache, ownOrigins: ownOrigins(publicCdnBase) };

  const subscribers = new Subscribers(bus, clock);
  const presence = new PresenceBoard(bus, clock);
  const typing = new TypingBoard(bus, clock);
  const announceChannel = createAnnounceChannel(db, bus);
  const markRead = createMarkRead(db, bus);
  const mayFollow = createMayFollow(db, clock);
  const nameOf = createNameOf(db, clock);
  const postMessage = createPostMessage({ db, bus, typing, announceChannel });
  const gateway = new Gateway({
    clock,
    log,
    subscribers,
    presence,
    typing,
    authenticate,
    mayFollow: (caller, channelId) => mayFollow(readerOf(caller), channelId),
    markRead: (caller, channelId, seq) => markRead(readerOf(caller), channelId, seq),
    readHello: (caller) => readHello(db, caller, async () => (await readCurrentSession(db, caller)).session),
  });

  let isStopping = false;
  let url = '';
  const app = createCoreApp({
    log,
    door: {
      authenticate,
      countRequest: (route, caller, ip) => countRequest(limits, route, caller, ip),
      bffKey: settings.IRIS_BFF_KEY,
      trustedHops: settings.IRIS_TRUST_PROXY,
    },
    handlers: [
      ...workspaceHandlers({ db, clock, mail, publicCdnBase, keyring, revocations, limits }),
      ...sessionHandlers({ db, clock, log, keyring, revocations, limits, announceChannel, ...origins }),
      ...widgetConfigHandlers({ db, bus, settingsCache }),
      ...channelHandlers({ db, typing, announceChannel, markRead, mayFollow, nameOf }),
      ...messageHandlers({ db, bus, postMessage }),
      ...presenceHandlers({ presence }),
      ...serviceHandlers({ keyring }),
      ...internalHandlers({ db }),
    ],
    apiBase: () => settings.IRIS_PUBLIC_API_BASE ?? url,
    isReady: async () => !isStopping && (await db.query({ text: 'select 1' })).length === 1,
  });
  const server = serverOf(app);
  const isFromBff = (req: IncomingMessage) => isBff(req.headers['x-iris-bff-key'], settings.IRIS_BFF_KEY);
  serveSockets(app, server, {
    log,
    gateway,
    authenticate,
    isFromBff,
    clientAddress: (req) =>
      clientAddress(
        req.socket.remoteAddress,
        req.headers['x-forwarded-for'],
        settings.IRIS_TRUST_PROXY + (isFromBff(req) ? 1 : 0),
      ),
    assertOriginAllowed: (tenantId, origin) =>
      assertOriginAllowed(origins, tenantId, { origin, fromBff: false }),
    countUpgrade: async (caller, ip) => {
      await limits.consume('upgradePerIp', ip);
      if (caller?.audience === 'chat') await limits.consume('upgradePerVisitor', caller.userId);
    },
    maxSocketsPerVisitor:
      settings.IRIS_RATE_LIMIT_SCALE === 0 ? Infinity : socketsPerVisitor * settings.IRIS_RATE_LIMIT_SCALE,
    isStopping: () => isStopping,
  });

  const stopHearing = revocations.onRevoked((sessionId) => gateway.closeSession(sessionId));
  const stopRelaying = relayHeads({ db, bus, clock, log });
  const jobs = new JobRunner({
    pool: db.pool,
    tasks: jobTasks({ db, mail, publicCdnBase }),
    schedule: jobSchedule,
    log,
  });
  url = await listen(server, { host: settings.IRIS_HOST, port: settings.IRIS_API_PORT });

  return {
    url,
    async stop() {
      isStopping = true;
      await Promise.all([gateway.stop(), drain(server), stopRelaying(), jobs.stop()]);
      stopHearing();
      revocations.close();
      settingsCache.close();
      keyring.close();
      await db.end();
    },
  };
}
