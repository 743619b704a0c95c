export { browserEnvironment } from './browser-environment.ts';
export { createClient, type ClientOptions, type IrisClient } from './client.ts';
export {
  createConnection,
  type Connection,
  type ConnectionOptions,
  type ConnectionState,
  type StopReason,
} from './connection.ts';
export type { Cancel, Environment, HttpAnswer, KeyValue, Socket, SocketEvents } from './environment.ts';
export type { ClientEvent, HistoryPage } from './events.ts';
export { createFeed, type Feed, type FeedOptions } from './feed.ts';
export { guestKey, type GuestProfile } from './guest-credentials.ts';
export { callTimeoutMs } from './call-timeout.ts';
export { call, dataOf, nothing, type HttpCall } from './http.ts';
export { createOutbox, type Outbox, type OutboxEntry, type OutboxOptions } from './outbox.ts';
export { IrisProblem, type ProblemCode } from './problem.ts';
export { createRest, type NewMessage, type Rest } from './rest.ts';
export {
  isCurrentSession,
  isFields,
  isListOf,
  isMember,
  isMessage,
  isMessagePage,
  isPresence,
  type Guard,
} from './shapes.ts';
export { createTypingSender, createTypists, type Typist, type Typists, type TypingSender } from './typing.ts';
