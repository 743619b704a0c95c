import type { ModelSettings } from '@iris/kit';
import { answerWithinMs, createAskModel } from './drafts/model/ask-model.ts';
import { modelResponder, restMs } from './drafts/model/model-responder.ts';
import { embeddedResponder } from './drafts/quote.ts';
import { createFind } from './drafts/retrieval/find.ts';
import type { Parts } from './parts.ts';
import type { AnnounceDraft } from './resources/drafts/announce-draft.ts';
import type { DraftParts } from './resources/drafts/draft-reply.ts';
import { mayAskModel } from './resources/drafts/settings.ts';

/**
 * What drafts are made with: the embedded engine alone, or before it a model that the service was given. `stopping` ends
 * what the model was asked.
 */
export function createDrafting(
  { db, clock, log, announceDraft }: Parts & { readonly announceDraft: AnnounceDraft },
  { IRIS_LLM_URL: url, IRIS_LLM_MODEL: model, IRIS_LLM_KEY: key }: ModelSettings,
  stopping: AbortSignal,
): DraftParts {
  const find = createFind(db);
  if (url === undefined || model === undefined)
    return { db, announceDraft, responder: embeddedResponder(find), model: null };
  const ask = createAskModel({ url, model, key }, { stopping });
  const responder = modelResponder({
    find,
    ask,
    mayAsk: (tenantId) => mayAskModel(db, tenantId),
    clock,
    log,
  });
  const told = { name: model, time_limit_ms: answerWithinMs, rest_ms: restMs };
  return { db, announceDraft, responder, model: told };
}
