import type { WidgetConfig } from '@iris/contract';
import { isFields } from '../host/arguments.ts';

/** What the console wants to be shown. */
export interface WantedPreview {
  readonly config: WidgetConfig;
  readonly isOpen: boolean;
}

/** Reads what a page has posted; null for what isn't a wish of the console. */
export function wantedPreview(data: unknown): WantedPreview | null {
  const wanted = isFields(data) ? data['iris_preview'] : null;
  if (!isFields(wanted) || !isConfig(wanted['config'])) return null;
  return { config: wanted['config'], isOpen: wanted['isOpen'] === true };
}

/** As far as the widget would fail on it: the rest the console has from the server. */
function isConfig(value: unknown): value is WidgetConfig {
  return (
    isFields(value) &&
    typeof value['tenant_id'] === 'string' &&
    typeof value['title'] === 'string' &&
    typeof value['welcome_message'] === 'string' &&
    isFields(value['colors']) &&
    isColour(value['colors']['primary']) &&
    isColourOrNone(value['colors']['background']) &&
    isColourOrNone(value['colors']['text']) &&
    isFields(value['offset']) &&
    typeof value['locale'] === 'string'
  );
}

const isColour = (value: unknown) => typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value);
const isColourOrNone = (value: unknown) => value === null || isColour(value);
