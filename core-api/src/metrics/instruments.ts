import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** What happens, as it is counted and timed; times in seconds, names as Prometheus wants them. */
export interface Instruments {
  readonly registry: Registry;
  /** From a request's reaching its route to the last byte of its answer, by route of the contract and status. */
  readonly requestSeconds: Histogram<'route' | 'status'>;
  /** How long a post waited for the statements before its own. */
  readonly postWaitSeconds: Histogram;
  /** How long the statement of one or more posts took, commit included. */
  readonly postCommitSeconds: Histogram;
  /** How many posts shared a statement. */
  readonly postBatchSize: Histogram;
  /** How long it took to hand an event to every socket of its tenant on this node. */
  readonly fanOutSeconds: Histogram;
  /** Sockets that ended, by close code (contract §7). */
  readonly socketCloses: Counter<'code'>;
  /** Browser requests and sockets that were refused for their origin, here or by the bff. */
  readonly refusedOrigins: Counter;
}

/** From a tenth of a millisecond to five seconds. */
const seconds = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 5];

/** One set a process, with what Node says of itself. */
export function createInstruments(): Instruments {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const histogram = (name: string, help: string, buckets = seconds) =>
    new Histogram({ name, help, buckets, registers });
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'iris_http_request_seconds',
      help: 'Requests until their answer has left, by route and status.',
      labelNames: ['route', 'status'],
      buckets: seconds,
      registers,
    }),
    postWaitSeconds: histogram(
      'iris_post_wait_seconds',
      'Waiting of a post for the statements before its own.',
    ),
    postCommitSeconds: histogram('iris_post_commit_seconds', 'Statements of posts, commit included.'),
    postBatchSize: histogram(
      'iris_post_batch_size',
      'Posts that shared a statement.',
      [1, 2, 4, 8, 16, 32, 64],
    ),
    fanOutSeconds: histogram('iris_fan_out_seconds', 'Handing one event to the sockets of its tenant.'),
    socketCloses: new Counter({
      name: 'iris_socket_closes_total',
      help: 'Sockets that ended, by close code.',
      labelNames: ['code'],
      registers,
    }),
    refusedOrigins: new Counter({
      name: 'iris_refused_origins_total',
      help: 'Requests and sockets of browsers that were refused for their origin.',
      registers,
    }),
  };
}
