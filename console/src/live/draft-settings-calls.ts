import type { DraftSettings, DraftWording } from '@iris/contract';
import { dataOf, type Guard, isFields } from '@iris/client';
import type { Send } from './send.ts';

/** The calls about who words drafts. Each throws an `IrisProblem`. */
export interface DraftSettingsCalls {
  settings(): Promise<DraftWording>;
  replace(settings: DraftSettings): Promise<DraftWording>;
}

const path = '/api/v1/admin/draft-settings';

export function createDraftSettingsCalls(send: Send): DraftSettingsCalls {
  const answer = dataOf(isWording);
  return {
    settings: async () => (await send({ method: 'GET', path, answer })).data,
    replace: async (body) => (await send({ method: 'PUT', path, body, answer })).data,
  };
}

const isWording: Guard<DraftWording> = (value): value is DraftWording =>
  isFields(value) &&
  typeof value['external_model'] === 'boolean' &&
  (value['model'] === null || isModel(value['model']));

const isModel = (value: unknown): boolean =>
  isFields(value) &&
  typeof value['name'] === 'string' &&
  typeof value['time_limit_ms'] === 'number' &&
  typeof value['rest_ms'] === 'number';
