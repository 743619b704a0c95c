import { Gauge } from 'prom-client';
import type { Db } from '../db/pool.ts';
import type { Gateway } from '../realtime/gateway.ts';
import type { Instruments } from './instruments.ts';

/** How things stand when somebody asks: sockets, connections of the pool, and the outbox. */
export function addStandingGauges(
  { registry }: Instruments,
  { gateway, db }: { gateway: Gateway; db: Db },
): void {
  const gauges = [
    new Gauge({
      name: 'iris_sockets',
      help: 'Open sockets of this node: live, or joining while their hello is read.',
      labelNames: ['state'],
      registers: [],
      collect() {
        const { live, joining } = gateway.standing();
        this.set({ state: 'live' }, live);
        this.set({ state: 'joining' }, joining);
      },
    }),
    new Gauge({
      name: 'iris_socket_buffer_bytes',
      help: 'Bytes that wait for slow readers, of all sockets of this node.',
      registers: [],
      collect() {
        this.set(gateway.standing().bufferedBytes);
      },
    }),
    new Gauge({
      name: 'iris_database_connections',
      help: 'Connections to PostgreSQL, and callers that wait for one.',
      labelNames: ['state'],
      registers: [],
      collect() {
        const { totalCount, idleCount, waitingCount } = db.pool;
        this.set({ state: 'busy' }, totalCount - idleCount);
        this.set({ state: 'idle' }, idleCount);
        this.set({ state: 'awaited' }, waitingCount);
      },
    }),
    new Gauge({
      name: 'iris_outbox_age_seconds',
      help: 'Age of the oldest event in the outbox of all nodes; above some seconds, nobody empties it.',
      registers: [],
      async collect() {
        this.set((await readOutboxAge(db)).seconds);
      },
    }),
  ];
  for (const gauge of gauges) registry.registerMetric(gauge);
}

function readOutboxAge(db: Db): Promise<{ seconds: number }> {
  return db.queryOne({ name: 'outbox-age', text: 'select outbox_age() as seconds' });
}
