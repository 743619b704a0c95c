import type { DraftSettings } from '@iris/contract';
import { dataOf, type Guard, isFields } from '@iris/client';
import type { Send } from './send.ts';

/** The calls about who words drafts. Each throws an `IrisProblem`. */
export interface DraftSettingsCalls {
  settings(): Promise<DraftSettings>;
  replace(settings: DraftSettings): Promise<DraftSettings>;
}

const path = '/api/v1/admin/draft-settings';

export function createDraftSettingsCalls(send: Send): DraftSettingsCalls {
  const answer = dataOf(areSettings);
  return {
    settings: async () => (await send({ method: 'GET', path, answer })).data,
    replace: async (body) => (await send({ method: 'PUT', path, body, answer })).data,
  };
}

const areSettings: Guard<DraftSettings> = (value): value is DraftSettings =>
  isFields(value) && typeof value['external_model'] === 'boolean';
