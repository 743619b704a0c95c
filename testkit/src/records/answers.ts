import type { Route } from '@iris/contract';
import { recordOnce } from './record.ts';

/** A kind of answer as one line; a success has no code. */
export const answerLine = (route: Route, status: number, code?: string): string =>
  [route.id, status, code].filter((part) => part !== undefined).join(' ');

/** Records that a route gave an answer of its contract. */
export function recordAnswer(route: Route, { status, body }: { status: number; body: unknown }): void {
  const error: unknown = Reflect.get(Object(body), 'error');
  const code: unknown = Reflect.get(Object(error), 'code');
  recordOnce('answers', answerLine(route, status, typeof code === 'string' ? code : undefined));
}
