/** What a page hands over with `Iris(command, …)` may be anything: these take what fits and nothing else. */

type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** The text under `key`, or null. */
export function textOf(value: unknown, key: string): string | null {
  const text = isFields(value) ? value[key] : null;
  return typeof text === 'string' && text !== '' ? text : null;
}

/** A page's callback; called with the event's detail. */
export type Callback = (detail: unknown) => void;

export function isCallback(value: unknown): value is Callback {
  return typeof value === 'function';
}
