import { routes } from '@iris/contract';
import type { Logger } from '@iris/kit';
import { inTenant } from '../../db/in-tenant.ts';
import { answer, handle, noContent, ok, type Handled } from '../../http/handler.ts';
import type { Limits } from '../../limits/limits.ts';
import { type AnnounceChannel, announceNewChannel } from '../channels/announce-channel.ts';
import { assertOriginAllowed, type OriginParts } from '../widget-config/assert-origin-allowed.ts';
import { readCurrentSession } from './current-session.ts';
import { endSession, type EndSessionParts } from './end-session.ts';
import {
  type GuestSessionParts,
  resumeGuestSession,
  startGuestSession,
  tenantOfGuest,
} from './guest-session.ts';

export interface SessionParts extends GuestSessionParts, EndSessionParts, OriginParts {
  readonly limits: Limits;
  readonly announceChannel: AnnounceChannel;
  readonly log: Logger;
}

export function sessionHandlers(parts: SessionParts): Handled[] {
  const { startGuest, current, end } = routes.sessions;
  return [
    handle(startGuest, async ({ caller, body, request }) => {
      const tenantId = tenantOfGuest(caller, body);
      await assertOriginAllowed(parts, tenantId, request);
      const resumed = await resumeGuestSession(parts, tenantId, body);
      if (resumed) return ok({ data: resumed });
      // Resuming costs nothing: a page with many visitors behind one address must not lose those it has.
      const headers = await parts.limits.consume('guestPerIp', request.ip);
      await parts.limits.consume('guestPerTenant', tenantId);
      const started = await startGuestSession(parts, tenantId, body, request);
      announceNewChannel(parts, tenantId, started.chat.channel_id);
      return answer(201, { data: started }, headers);
    }),

    handle(current, async ({ caller }) => {
      const data = await inTenant(parts.db, caller.tenantId, (tx) => readCurrentSession(tx, caller));
      return ok({ data });
    }),

    handle(end, async ({ caller, request }) => {
      await endSession(parts, caller, request);
      return noContent();
    }),
  ];
}
