import { routes } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import { answer, handle, noContent, ok, type Handled } from '../../http/handler.ts';
import { createKey, type KeyParts, revokeKey, rotateKey } from './change-keys.ts';
import { presentApiKey } from './present.ts';
import { selectApiKeys } from './queries.ts';

export function keyHandlers(parts: KeyParts): Handled[] {
  const { create, list, rotate, revoke } = routes.keys;
  return [
    handle(create, async ({ caller, body, request }) =>
      answer(201, { data: await createKey(parts, caller, body, request) }),
    ),

    handle(list, async ({ caller }) => {
      const rows = await inTenant(parts.db, caller.tenantId, selectApiKeys);
      return ok({ data: rows.map(presentApiKey), next_cursor: null });
    }),

    handle(rotate, async ({ caller, params, body, request }) =>
      ok({ data: await rotateKey(parts, caller, params.key_id, body.grace_seconds ?? 0, request) }),
    ),

    handle(revoke, async ({ caller, params, request }) => {
      await revokeKey(parts, caller, params.key_id, request);
      return noContent();
    }),
  ];
}
