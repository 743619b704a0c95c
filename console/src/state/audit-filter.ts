import type { UserId } from '@iris/contract';

/** Which rows of the audit log to show; null: all. Times are RFC 3339. */
export interface AuditFilter {
  readonly action: string | null;
  readonly actor: UserId | null;
  /** Rows of this moment and later. */
  readonly from: string | null;
  /** Rows before this moment. */
  readonly to: string | null;
}

export const everyRow: AuditFilter = { action: null, actor: null, from: null, to: null };

/** When a day that a date field holds (`2026-01-10`) begins for the reader; null for an empty field. */
export function startOf(day: string): string | null {
  return momentOf(day, 0);
}

/** When it is over: days are meant whole. */
export function endOf(day: string): string | null {
  return momentOf(day, 1);
}

function momentOf(day: string, later: number): string | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  const moment = new Date(year, month - 1, date + later);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
