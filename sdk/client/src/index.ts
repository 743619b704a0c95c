export { browserEnvironment } from './browser-environment.ts';
export { createClient, type ClientOptions, type IrisClient } from './client.ts';
export {
  createConnection,
  type Connection,
  type ConnectionOptions,
  type ConnectionState,
  type StopReason,
} from './connection.ts';
export type { Cancel, Environment, KeyValue, Socket, SocketEvents } from './environment.ts';
export type { ClientEvent, HistoryPage } from './events.ts';
export { guestKey, type GuestProfile } from './guest-credentials.ts';
export type { OutboxEntry } from './outbox.ts';
export { IrisProblem, type ProblemCode } from './problem.ts';
export type { Typist } from './typing.ts';
