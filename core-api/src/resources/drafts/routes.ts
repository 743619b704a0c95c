import { routes } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import { answer, handle, ok, type Handled } from '../../http/handler.ts';
import { createDraft, dismissDraft, getDraft } from './change-drafts.ts';
import type { DraftParts } from './draft-reply.ts';
import { mayAskModel, replaceDraftSettings } from './settings.ts';

export function draftHandlers(parts: DraftParts): Handled[] {
  const { db, model } = parts;
  const { get, create, dismiss, settings, replaceSettings } = routes.drafts;
  return [
    handle(get, async ({ caller, params }) =>
      ok({ data: await inTenant(db, caller.tenantId, (tx) => getDraft(tx, params.id)) }),
    ),

    handle(create, async ({ caller, params, request }) =>
      answer(201, { data: await createDraft(parts, caller, params.id, request) }),
    ),

    handle(dismiss, async ({ caller, params, request }) =>
      ok({ data: await dismissDraft(parts, caller, params.id, request) }),
    ),

    handle(settings, async ({ caller }) =>
      ok({ data: { external_model: await mayAskModel(db, caller.tenantId), model } }),
    ),

    handle(replaceSettings, async ({ caller, body, request }) =>
      ok({ data: { ...(await replaceDraftSettings(db, caller, body, request)), model } }),
    ),
  ];
}
