import { once } from 'node:events';
import net from 'node:net';
import { systemClock } from '@iris/kit';

/** Several services that are one to whoever connects. */
export interface BalancerOptions {
  readonly host: string;
  readonly port: number;
  /** Where each listens: `http://host:port`. */
  readonly targets: readonly string[];
}

export interface Balancer {
  /** Takes no more connections, and cuts those that are left. */
  readonly stop: () => Promise<void>;
}

const lookEveryMs = 1_000;
const answerWithinMs = 1_000;

/**
 * Joins each TCP connection with one of the targets that are ready, in turn: what `npm start -- --nodes` has in place of
 * a load balancer. It reads nothing of what it carries, so the targets take every client to be on this machine.
 */
export async function startBalancer({ host, port, targets }: BalancerOptions): Promise<Balancer> {
  const connections = new Set<net.Socket>();
  let ready: readonly string[] = targets;
  let turn = 0;
  const server = net.createServer((client) => {
    connections.add(client);
    client.once('close', () => connections.delete(client));
    turn += 1;
    const first = turn % Math.max(1, ready.length);
    void join(client, [...ready.slice(first), ...ready.slice(0, first)]);
  });
  server.listen(port, host);
  await once(server, 'listening');
  const stopLooking = systemClock.setInterval(() => void look(), lookEveryMs);
  const look = async () => {
    const answers = await Promise.all(targets.map(isReady));
    ready = targets.filter((_, index) => answers[index]);
  };
  return {
    async stop() {
      stopLooking();
      server.close();
      for (const connection of connections) connection.destroy();
      await once(server, 'close');
    },
  };
}

/** Joins a client with the first of the targets that takes the connection. */
async function join(client: net.Socket, targets: readonly string[]): Promise<void> {
  client.on('error', () => client.destroy());
  for (const target of targets) {
    const { hostname, port } = new URL(target);
    const upstream = net.connect(Number(port), hostname.replace(/^\[|\]$/g, ''));
    const isOpen = await once(upstream, 'connect').then(
      () => true,
      () => false,
    );
    if (!isOpen) continue;
    upstream.on('error', () => upstream.destroy()).setNoDelay(true);
    client.setNoDelay(true);
    client.once('close', () => upstream.destroy());
    upstream.once('close', () => client.destroy());
    client.pipe(upstream);
    upstream.pipe(client);
    return;
  }
  client.destroy();
}

async function isReady(target: string): Promise<boolean> {
  const signal = AbortSignal.timeout(answerWithinMs);
  const answer = await fetch(`${target}/readyz`, { signal }).catch(() => undefined);
  await answer?.body?.cancel().catch(() => undefined);
  return answer?.ok ?? false;
}
