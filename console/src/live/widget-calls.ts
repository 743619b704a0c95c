import type { RefusedOrigin, WidgetSettings } from '@iris/contract';
import { dataOf, type Guard, isFields, isListOf } from '@iris/client';
import type { HeldSettings } from '../state/widget-settings.ts';
import type { Send } from './send.ts';

/** The calls about the widget. Each throws an `IrisProblem`. */
export interface WidgetCalls {
  settings(): Promise<HeldSettings>;
  /** Refused with `conflict` when the settings are others than those that `etag` names. */
  replace(settings: WidgetSettings, etag: string | null): Promise<HeldSettings>;
  /** Origins that asked for the widget and may not have it, latest first. */
  refused(): Promise<readonly RefusedOrigin[]>;
}

const path = '/api/v1/admin/widget-config';

export function createWidgetCalls(send: Send): WidgetCalls {
  const exchange = async (how: { method: 'GET' | 'PUT'; body?: WidgetSettings; ifMatch?: string }) => {
    let etag: string | null = null;
    const onEtag = (told: string | null) => void (etag = told);
    const { data } = await send({ ...how, path, onEtag, answer: dataOf(isSettings) });
    return { settings: data, etag };
  };
  return {
    settings: () => exchange({ method: 'GET' }),
    replace: (body, etag) => exchange({ method: 'PUT', body, ...(etag !== null && { ifMatch: etag }) }),
    refused: async () => {
      const answer = dataOf(isListOf(isRefusedOrigin));
      return (await send({ method: 'GET', path: '/api/v1/admin/refused-origins', answer })).data;
    },
  };
}

const isSettings: Guard<WidgetSettings> = (value): value is WidgetSettings =>
  isFields(value) &&
  typeof value['title'] === 'string' &&
  typeof value['welcome_message'] === 'string' &&
  isFields(value['colors']) &&
  typeof value['colors']['primary'] === 'string' &&
  isFields(value['offset']) &&
  typeof value['offset']['x'] === 'number' &&
  typeof value['offset']['y'] === 'number' &&
  typeof value['locale'] === 'string' &&
  isFields(value['pre_chat']) &&
  Array.isArray(value['pre_chat']['fields']) &&
  Array.isArray(value['allowed_origins']);

const isRefusedOrigin: Guard<RefusedOrigin> = (value): value is RefusedOrigin =>
  isFields(value) &&
  typeof value['origin'] === 'string' &&
  typeof value['count'] === 'number' &&
  typeof value['last_at'] === 'string';
