import { freePort, tryPort } from './free-port.ts';
import type { Config } from './config.ts';
import { StartRefused } from './start-refused.ts';

/** Where both services listen and are reached; settled before either starts, because each is told of the other. */
export interface Addresses {
  readonly apiPort: number;
  readonly bffPort: number;
  /** How this machine reaches core-api. */
  readonly apiUrl: string;
  readonly bffUrl: string;
  /** How everyone else is told to. */
  readonly publicApiBase: string;
  readonly publicCdnBase: string;
}

/** Port 0 becomes a free one. @throws StartRefused when a port is taken, or the host is not this machine's */
export async function settleAddresses(config: Config): Promise<Addresses> {
  const apiPort = await settlePort('IRIS_API_PORT', config.IRIS_HOST, config.IRIS_API_PORT);
  const bffPort = await settlePort('IRIS_BFF_PORT', config.IRIS_HOST, config.IRIS_BFF_PORT);
  const host = localName(config.IRIS_HOST);
  const [apiUrl, bffUrl] = [`http://${host}:${apiPort}`, `http://${host}:${bffPort}`];
  return {
    apiPort,
    bffPort,
    apiUrl,
    bffUrl,
    publicApiBase: config.IRIS_PUBLIC_API_BASE ?? apiUrl,
    publicCdnBase: config.IRIS_PUBLIC_CDN_BASE ?? bffUrl,
  };
}

async function settlePort(variable: string, host: string, port: number): Promise<number> {
  try {
    if (port === 0) return await freePort(host);
    await tryPort(host, port);
    return port;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new StartRefused(`IRIS_HOST: got "${host}", takes an address of this machine`, { cause });
    }
    const reason = code === 'EADDRINUSE' ? 'another program listens there' : String(code);
    throw new StartRefused(`${variable}: got ${port} (${reason}), takes a free port, or 0 to pick one`, {
      cause,
    });
  }
}

/** All interfaces are reached over the loopback one. */
function localName(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
