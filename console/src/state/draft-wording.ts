import type { DraftWording } from '@iris/contract';

/** Who words drafts as things stand: what is allowed and what the server has decide it together. */
export function wordingText({ external_model, model }: DraftWording): string {
  if (model === null)
    return `Iris itself words drafts: this server has no model${external_model ? ', though one is allowed' : ''}. Whoever runs the server can connect one (IRIS_LLM_URL).`;
  if (!external_model)
    return `Iris itself words drafts. This server has the model “${model.name}”, which is sent nothing as long as it isn’t allowed.`;
  return `The model “${model.name}” words drafts. When it fails, or hasn’t answered within ${seconds(model.time_limit_ms)}, the draft comes from Iris itself, and so does every draft in the ${seconds(model.rest_ms)} after that. Each draft says who worded it.`;
}

const seconds = (ms: number): string => `${Math.round(ms / 1_000)} seconds`;
