import { IrisError, type QueryOf, type routes } from '@iris/contract';
import type { Clock } from '@iris/kit';

const dayMs = 86_400_000;
const daysUnlessTold = 30;
const daysAtMost = 366;

/** First and last day, both counted, as YYYY-MM-DD. */
export interface UsageRange {
  readonly from: string;
  readonly to: string;
}

/** The days that are asked for. @throws {IrisError} `validation_failed` when they run backwards or are too many */
export function usageRange(clock: Clock, query: QueryOf<typeof routes.introspection.usage>): UsageRange {
  const to = query.to ?? dayOf(clock.now());
  const from = query.from ?? dayOf(Date.parse(to) - (daysUnlessTold - 1) * dayMs);
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days < 1) throw refused('must not come after the last day');
  if (days > daysAtMost) throw refused(`must be at most ${daysAtMost} days before the last, itself counted`);
  return { from, to };
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const refused = (message: string) =>
  new IrisError('validation_failed', { details: [{ path: '/from', message }] });
