import Type, { type Static } from 'typebox';
import { dataOf, oneOf, strict, Timestamp } from '../schema/pieces.ts';
import { route } from './route.ts';
import { Tenant } from './sessions.ts';

/** From one day to a hundred years. */
const Days = Type.Integer({ minimum: 1, maximum: 36_500 });

/** How many days a workspace keeps what (contract §10). */
const windows = {
  messages_days: Days,
  audit_days: Days,
  attachments_days: Days,
  guests_days: Days,
};

/** All four, always: a window that was left out by mistake must not change what is kept. */
export const RetentionWindows = strict(windows);
export type RetentionWindows = Static<typeof RetentionWindows>;

export const RetentionPolicy = strict({ ...windows, updated_at: Timestamp });
export type RetentionPolicy = Static<typeof RetentionPolicy>;

/**
 * What is counted: messages posted by anyone, chat sessions begun (a resumed one goes on), end users who did either, and
 * channels in which end users wrote; the median of how many seconds they waited for the team's answers of that day, which
 * a day without any lacks; and what the team did with drafts: sent as they were, sent with changes, or put away (asking
 * for another one is that too).
 */
export const usageMetrics = [
  'messages',
  'sessions',
  'active_users',
  'channels',
  'reply_seconds',
  'drafts_sent',
  'drafts_edited',
  'drafts_dismissed',
] as const;
export type UsageMetric = (typeof usageMetrics)[number];

/** A calendar day in UTC. */
const Day = Type.String({ format: 'date', pattern: '^2\\d{3}-\\d{2}-\\d{2}$' });

export const UsageEntry = strict({
  day: Day,
  metric: oneOf(usageMetrics),
  value: Type.Integer({ minimum: 0 }),
});
export type UsageEntry = Static<typeof UsageEntry>;

export const introspectionRoutes = {
  workspace: route({
    id: 'workspace.get',
    method: 'GET',
    path: '/api/v1/admin/workspace',
    summary: 'The workspace itself',
    access: { team: 'administer' },
    passage: ['console'],
    answers: { 200: dataOf(Tenant) },
    codes: [],
  }),
  retentionPolicy: route({
    id: 'workspace.retentionPolicy',
    method: 'GET',
    path: '/api/v1/admin/retention-policy',
    summary: 'How many days the workspace keeps what',
    access: { team: 'administer' },
    passage: ['console'],
    answers: { 200: dataOf(RetentionPolicy) },
    codes: [],
  }),
  replaceRetentionPolicy: route({
    id: 'workspace.replaceRetentionPolicy',
    method: 'PUT',
    path: '/api/v1/admin/retention-policy',
    summary: 'Set how many days the workspace keeps what; all windows are required',
    access: { team: 'administer' },
    passage: ['console'],
    body: RetentionWindows,
    answers: { 200: dataOf(RetentionPolicy) },
    codes: [],
  }),
  usage: route({
    id: 'workspace.usage',
    method: 'GET',
    path: '/api/v1/admin/usage',
    summary:
      'What happened on each day (UTC), newest first; the last 30 days unless told otherwise. A day without answers has no reply_seconds',
    access: { team: 'administer' },
    passage: ['console'],
    query: strict({
      from: Type.Optional({ ...Day, description: 'First day; at most 366 days before the last' }),
      to: Type.Optional({ ...Day, description: 'Last day, itself counted' }),
    }),
    answers: { 200: strict({ data: Type.Array(UsageEntry), next_cursor: Type.Null() }) },
    codes: [],
  }),
};
