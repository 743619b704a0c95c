import type { TenantId, UserId } from '@iris/contract';
import type { AnyCaller } from '../auth/caller.ts';
import { inetOf } from '../db/inet.ts';
import type { RequestFacts } from './handler.ts';

/** Who reads: the team sees every channel of its tenant, an end user or a key those it is a member of. */
export interface Reader {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly isTeam: boolean;
}

/** Who acts, with what the audit log keeps of the request. */
export interface Actor extends Reader {
  /** null where a proxy passed on something that is no address. */
  readonly ip: string | null;
  readonly requestId: string;
}

export function readerOf(caller: AnyCaller): Reader {
  return { tenantId: caller.tenantId, userId: caller.userId, isTeam: caller.audience === 'admin' };
}

export function actorOf(caller: AnyCaller, request: RequestFacts): Actor {
  return { ...readerOf(caller), ip: inetOf(request.ip), requestId: request.id };
}
