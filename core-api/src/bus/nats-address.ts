/** What `NATS_URL` says: the servers of a cluster, and one login for all of them. */
export interface NatsAddress {
  /** `host:port` of each; the only part that is ever shown. */
  readonly servers: string[];
  readonly user?: string;
  readonly pass?: string;
  readonly token?: string;
  /** Whether a server without TLS is refused; one that offers it is spoken to with TLS in any case. */
  readonly mustEncrypt: boolean;
}

const defaultPort = '4222';

/** Reads what `natsSetting` let through. The login is that of the first address which has one. */
export function parseNatsUrl(text: string): NatsAddress {
  const urls = text.split(',').map((part) => new URL(part));
  return {
    servers: urls.map(({ hostname, port }) => `${hostname}:${port || defaultPort}`),
    ...loginOf(urls.find(({ username }) => username !== '')),
    mustEncrypt: urls.some(({ protocol }) => protocol === 'tls:'),
  };
}

function loginOf(url: URL | undefined): { user: string; pass: string } | { token: string } | undefined {
  if (!url) return undefined;
  const name = decodeURIComponent(url.username);
  return url.password === '' ? { token: name } : { user: name, pass: decodeURIComponent(url.password) };
}
