import { routes } from '@iris/contract';
import { handle, ok, type Handled } from '../../http/handler.ts';
import type { PresenceBoard } from '../../realtime/presence.ts';

export function presenceHandlers({ presence }: { readonly presence: PresenceBoard }): Handled[] {
  const { list, set } = routes.presence;
  return [
    handle(list, async ({ caller }) => {
      const everyone = presence.list(caller.tenantId);
      // Visitors don't learn of each other.
      const visible =
        caller.audience === 'admin' ? everyone : everyone.filter(({ kind }) => kind === 'operator');
      return ok({ data: visible, next_cursor: null });
    }),

    handle(set, async ({ caller, body }) => {
      presence.choose(caller.tenantId, caller.userId, body.status);
      return ok({ data: body });
    }),
  ];
}
