export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres/embedded-postgres.ts';
export { freePort } from './free-port.ts';
export { migrate, repository } from './migrate.ts';
export { findNatsServer, howToGetNatsServer } from './nats/find-nats-server.ts';
export { type NatsServer, prepareNatsServer } from './nats/nats-server.ts';
export { type ServiceProcess, startService } from './service-process/service-process.ts';
export { StartRefused } from './start-refused.ts';
