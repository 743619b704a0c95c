import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { IrisError, type TenantId } from '@iris/contract';
import { asIrisError, clientAddress, refuseUpgrade, requestIdFrom, type Clock, type Logger } from '@iris/kit';
import type { ConsoleCookie } from '../console-session/console-cookie.ts';
import { unavailable } from '../core-api.ts';
import type { Admission } from '../origins/admission.ts';
import { sourceOf } from '../origins/source.ts';
import type { TokenTenants } from '../tokens/token-tenants.ts';
import { type AnswerHead, switchingHead } from './answer-head.ts';
import { askToUpgrade, type Upgraded } from './ask-to-upgrade.ts';
import { subprotocolTokenOf } from './credentials.ts';
import type { Forwarding } from './forward.ts';
import { forwardedHeaders } from './forwarded-headers.ts';
import { type HeaderList, requestText } from './request-text.ts';
import { breakOff, Tunnel, type TunnelParts } from './tunnel.ts';

/**
 * A connection that carries nothing for so long is given up: heartbeats come every 20 s (contract §7). This also finds
 * the client that stopped reading, behind which core-api's end of the tunnel is not looked at.
 */
const idleMs = 120_000;

/** What upgrades are held against: the same as calls. */
export interface SocketDoor extends Forwarding {
  readonly own: ReadonlySet<string>;
  readonly admission: Admission;
  readonly tenants: TokenTenants;
  readonly cookie: ConsoleCookie;
  readonly clock: Clock;
  readonly log: Logger;
}

/** How an admitted socket goes on. */
interface Admitted {
  readonly tenantId?: TenantId;
  readonly protocols: string;
}

/** Passes `/ws` on to core-api: after the origin rules it only joins two connections (contract §7, §12). */
export class SocketPassage {
  readonly #door: SocketDoor;
  readonly #tunnels = new Set<Tunnel>();
  readonly #tunnelParts: TunnelParts;
  #isStopping = false;

  constructor(door: SocketDoor) {
    this.#door = door;
    this.#tunnelParts = { clock: door.clock, closed: (tunnel) => void this.#tunnels.delete(tunnel) };
  }

  /** Takes an upgrade request; listens to a server's `upgrade`. */
  async take(req: IncomingMessage, client: Duplex, head: Buffer): Promise<void> {
    const requestId = requestIdFrom(req.headers['x-request-id']);
    const startedAt = this.#door.clock.now();
    client.on('error', breakOff);
    let admitted: Admitted | undefined;
    let status = 101;
    try {
      admitted = await this.#admit(req);
      const upgraded = await this.#connect(req, admitted, requestId);
      if (this.#isStopping || client.destroyed) {
        upgraded.connection.socket.destroy();
        throw unavailable(new Error('stopping, or the client has gone'));
      }
      this.#join(req, client, head, upgraded, requestId);
    } catch (thrown) {
      const error = asIrisError(thrown);
      status = error.status;
      if (error.status >= 500 && !client.destroyed) this.#logFailure(error, requestId);
      refuseUpgrade(client, error, requestId);
    }
    this.#door.log.info(
      {
        method: req.method,
        path: pathOf(req),
        status,
        ms: this.#door.clock.now() - startedAt,
        request_id: requestId,
        ...(admitted?.tenantId && { tenant_id: admitted.tenantId }),
      },
      'request',
    );
  }

  /** Ends all sockets with 1012, within 5 s. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await Promise.all([...this.#tunnels].map((tunnel) => tunnel.restart()));
  }

  /** In the words of a call that fails. */
  #logFailure(error: IrisError, requestId: string): void {
    const level = error.code === 'internal' ? 'error' : 'warn';
    const told = { request_id: requestId, code: error.code, err: error.cause ?? error };
    this.#door.log[level](told, 'upgrade failed');
  }

  async #admit(req: IncomingMessage): Promise<Admitted> {
    const { own, cookie, tenants, admission } = this.#door;
    if (pathOf(req) !== '/ws') throw new IrisError('not_found');
    const source = sourceOf(req, own);
    const token = subprotocolTokenOf(req.headers);
    const session = token === undefined ? cookie.tokenOf(req.headers) : undefined;
    if (session !== undefined) {
      if (source.from !== 'own') throw new IrisError('origin_not_allowed');
      return { protocols: `bearer, ${session}` };
    }
    const tenantId = token && (await tenants.tenantOf(token));
    if (tenantId) {
      await admission.admit(source, tenantId);
      return { tenantId, protocols: `bearer, ${token}` };
    }
    if (source.from === 'nowhere') throw new IrisError('origin_not_allowed');
    // No tenant, no list: core-api closes it with 4001, which a browser can read. The token stays behind, so that
    // nothing that this bff could not judge is ever judged good there.
    return { protocols: 'bearer' };
  }

  async #connect(req: IncomingMessage, { protocols }: Admitted, requestId: string): Promise<Upgraded> {
    const request = requestText('GET', '/ws', this.#headers(req, protocols, requestId));
    const upgraded = await askToUpgrade(this.#door.upstream, request, this.#door.clock);
    if (upgraded.answer.status === 101) return upgraded;
    upgraded.connection.socket.destroy();
    throw refusalOf(upgraded.answer);
  }

  #headers(req: IncomingMessage, protocols: string, requestId: string): HeaderList {
    const { bffKey, trustedHops } = this.#door;
    const address = clientAddress(req.socket.remoteAddress, req.headers['x-forwarded-for'], trustedHops);
    const asked = {
      host: this.#door.upstream.host,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-key': req.headers['sec-websocket-key'] ?? '',
      'sec-websocket-version': req.headers['sec-websocket-version'] ?? '',
      'sec-websocket-protocol': protocols,
    };
    const forwarded = forwardedHeaders(req.headers, { bffKey, requestId, clientAddress: address });
    return [...forwarded, ...Object.entries(asked).flat()];
  }

  #join(
    req: IncomingMessage,
    client: Duplex,
    head: Buffer,
    { answer, connection, early }: Upgraded,
    requestId: string,
  ): void {
    if (client instanceof Socket) client.setNoDelay(true).setKeepAlive(true).setTimeout(idleMs);
    if (head.length > 0) client.unshift(head);
    const offeredProtocol = req.headers['sec-websocket-protocol'] !== undefined;
    client.write(switchingHead(answer, requestId, offeredProtocol) + early, 'latin1');
    this.#tunnels.add(new Tunnel(client, connection, this.#tunnelParts));
  }
}

/** core-api's own refusal of an upgrade, in the words of the same table. */
function refusalOf({ status, headers }: AnswerHead): IrisError {
  const retryAfterSeconds = Number(headers.get('retry-after') ?? 1);
  switch (status) {
    case 400:
      return new IrisError('validation_failed');
    case 403:
      return new IrisError('origin_not_allowed');
    case 404:
      return new IrisError('not_found');
    case 429:
      return new IrisError('rate_limited', { retryAfterSeconds });
    default:
      return unavailable(new Error(`core-api answered an upgrade with ${status}`));
  }
}

function pathOf(req: IncomingMessage): string {
  return (req.url ?? '').split('?', 1)[0] ?? '';
}
