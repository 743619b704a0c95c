import { createServer } from 'node:http';
import { listen, type Logger } from '@iris/kit';
import type { Registry } from 'prom-client';

/**
 * `GET /metrics` for Prometheus, on a listener of its own that no visitor can reach (contract §1). Anything else there is
 * 404; 503 while the database can't be asked.
 */
export async function serveMetrics(
  registry: Registry,
  { host, port, log }: { host: string; port: number; log: Logger },
): Promise<{ stop(): Promise<void> }> {
  const server = createServer((req, res) => {
    if (req.method !== 'GET' || req.url !== '/metrics') return void res.writeHead(404).end();
    registry.metrics().then(
      (text) => res.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      (err: unknown) => {
        log.warn({ err }, 'metrics could not be read');
        res.writeHead(503).end();
      },
    );
  });
  log.info({ url: `${await listen(server, { host, port })}/metrics` }, 'metrics');
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
