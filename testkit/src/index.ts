export { type MailedProduct, type RunningProduct, startAll, startAllWithMail } from './all.ts';
export { type Answer, type ApiClient, apiClient, type CallInput, type Refusal } from './api-client.ts';
export { startBff } from './bff.ts';
export { type Cluster, startCluster, untilReady } from './cluster.ts';
export { startCoreApi, type TestCoreApi } from './core-api.ts';
export { createDatabase, type TestDatabase } from './database.ts';
export {
  createGuest,
  createKey,
  createTeamMember,
  createWorkspace,
  type TestTeamMember,
  type Workspace,
} from './factories.ts';
export { brokenValue } from './inputs/broken.ts';
export { type Known, takes, validValue } from './inputs/valid.ts';
export { type MailServer, startMailServer } from './mail-server.ts';
export { linkIn, type ReadMail, writtenMails } from './mails.ts';
export { startNats, type TestNats } from './nats.ts';
export { startPostgres, type TestRun } from './postgres.ts';
export { record } from './records/record.ts';
export type { TestEnvironment, TestService } from './service.ts';
export { type RecordedSpan, spanFile } from './tracing/span-file.ts';
export { type Closing, type SocketClient, socketClient } from './socket-client.ts';
