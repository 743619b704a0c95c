import {
  type RetentionPolicy,
  type RetentionWindows,
  type UsageEntry,
  type UsageMetric,
  usageMetrics,
} from '@iris/contract';
import type { RetentionRow, UsageRow } from './queries.ts';

export const windowsOf = (row: RetentionRow): RetentionWindows => ({
  messages_days: row.messages_days,
  audit_days: row.audit_days,
  attachments_days: row.attachments_days,
  guests_days: row.guests_days,
});

export const presentRetention = (row: RetentionRow): RetentionPolicy => ({
  ...windowsOf(row),
  updated_at: row.updated_at.toISOString(),
});

/** One entry a day and metric; none where there was nothing to count from. */
export const presentUsage = (rows: readonly UsageRow[]): UsageEntry[] =>
  rows.flatMap((row) => usageMetrics.flatMap((metric) => presentCount(row, metric)));

function presentCount(row: UsageRow, metric: UsageMetric): UsageEntry[] {
  const value = row[metric];
  return value === null ? [] : [{ day: row.day, metric, value }];
}
