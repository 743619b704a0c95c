export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres/embedded-postgres.ts';
export { freePort } from './free-port.ts';
export { StartRefused } from './start-refused.ts';
