import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const pagesFolder = path.join(import.meta.dirname, '..', 'pages');

/** A customer's site: another origin than ours, on a server of its own. */
export interface HostSite {
  readonly origin: string;
  readonly port: number;
  /** Bodies that were posted to it, such as the reports of a content security policy. */
  readonly posted: readonly string[];
}

export interface HostSiteOptions {
  /** Sent with every page. `{{cdn_base}}` and the like are filled in, as in pages. */
  readonly headers?: Readonly<Record<string, string>>;
  /** More words to fill in. */
  readonly words?: Readonly<Record<string, string>>;
}

/** Starts sites that serve the files of `pages/`, and stops them. */
export interface HostSites {
  start(options?: HostSiteOptions): Promise<HostSite>;
  stop(): Promise<void>;
}

/** `words` are filled into pages and headers: `{{tenant_id}}` becomes `words.tenant_id`. */
export function startHostSites(words: Readonly<Record<string, string>>): HostSites {
  const servers: Server[] = [];
  return {
    async start(options = {}) {
      const posted: string[] = [];
      const known = { ...words, ...options.words };
      const headers = Object.entries(options.headers ?? {}).map(
        ([name, value]) => [name, filled(value, known)] as const,
      );
      const server = createServer((request, response) => {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        for (const [name, value] of headers) response.setHeader(name, value);
        void answer(request, response, known, posted);
      });
      servers.push(server);
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const port = portOf(server);
      return { origin: `http://127.0.0.1:${port}`, port, posted };
    },
    async stop() {
      await Promise.all(servers.map(close));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  words: Readonly<Record<string, string>>,
  posted: string[],
): Promise<void> {
  if (request.method === 'POST') {
    posted.push(await text(request));
    response.writeHead(204).end();
    return;
  }
  const name = path.basename(new URL(request.url ?? '/', 'http://site').pathname);
  const page = await readFile(path.join(pagesFolder, name), 'utf8').catch(() => undefined);
  if (page === undefined) response.writeHead(404).end();
  else response.end(filled(page, words));
}

function filled(template: string, words: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, word: string) => {
    const value = words[word];
    if (value === undefined) throw new Error(`Nothing to fill in for ${word}`);
    return value;
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The site does not listen');
  return address.port;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
