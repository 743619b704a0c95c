import type { AuditRow, OrgRole } from '@iris/contract';
import { aRole } from './roles.ts';

/** The name of whoever or whatever has an id; null where nobody knows it any more. */
export type NameOf = (id: string) => string | null;

/** A row of the audit log in words: who, and what they did. */
export interface AuditSentence {
  readonly who: string;
  readonly did: string;
}

interface ActionWords {
  readonly action: string;
  /** How the filter calls it. */
  readonly label: string;
  readonly did: (row: AuditRow, nameOf: NameOf) => string;
}

/** Every act that this console knows, in the order of the filter. A newer server may have more. */
export const actionWords: readonly ActionWords[] = [
  {
    action: 'team_invite.created',
    label: 'Invited somebody',
    did: (row) => `invited somebody as ${role(row, 'org_role')}`,
  },
  { action: 'team_invite.revoked', label: 'Revoked an invitation', did: () => 'revoked an invitation' },
  {
    action: 'user.created',
    label: 'Joined the team',
    did: (row) => `joined the team as ${role(row, 'org_role')}`,
  },
  {
    action: 'team_member.role_changed',
    label: 'Changed a role',
    did: (row, nameOf) => `made ${target(row, nameOf, 'a member')} ${role(row, 'after')}`,
  },
  {
    action: 'team_member.removed',
    label: 'Removed a member',
    did: (row, nameOf) => `removed ${target(row, nameOf, 'a member')} from the team`,
  },
  { action: 'user.password_reset', label: 'Set a new password', did: () => 'set a new password' },
  {
    action: 'session.started',
    label: 'Signed in',
    did: (row) => (isTeam(row) ? 'signed in' : 'started a session'),
  },
  {
    action: 'session.ended',
    label: 'Signed out',
    did: (row) => (isTeam(row) ? 'signed out' : 'ended a session'),
  },
  {
    action: 'session.refused',
    label: 'Failed to sign in',
    did: (row, nameOf) => `failed to sign in as ${target(row, nameOf, 'a member')}`,
  },
  { action: 'api_key.created', label: 'Created a key', did: (row, nameOf) => `created ${key(row, nameOf)}` },
  {
    action: 'api_key.rotated',
    label: 'Rotated a key',
    did: (row, nameOf) => `gave ${key(row, nameOf)} a new secret`,
  },
  { action: 'api_key.revoked', label: 'Revoked a key', did: (row, nameOf) => `revoked ${key(row, nameOf)}` },
  { action: 'widget_config.replaced', label: 'Changed the widget', did: () => 'changed the widget' },
  {
    action: 'retention_policy.replaced',
    label: 'Changed retention',
    did: () => 'changed how long things are kept',
  },
  { action: 'article.created', label: 'Wrote an article', did: () => 'wrote an article' },
  { action: 'article.updated', label: 'Changed an article', did: () => 'changed an article' },
  { action: 'article.deleted', label: 'Deleted an article', did: () => 'deleted an article' },
  { action: 'canned_reply.created', label: 'Wrote a canned reply', did: () => 'wrote a canned reply' },
  { action: 'canned_reply.updated', label: 'Changed a canned reply', did: () => 'changed a canned reply' },
  { action: 'canned_reply.deleted', label: 'Deleted a canned reply', did: () => 'deleted a canned reply' },
  {
    action: 'draft_settings.replaced',
    label: 'Changed drafts',
    did: ({ details }) =>
      isTrueAt(details['after'], 'external_model')
        ? 'let an outside model word drafts'
        : 'kept drafts from outside models',
  },
  { action: 'tenant.created', label: 'Created the workspace', did: () => 'created the workspace' },
  { action: 'channel.created', label: 'Opened a room', did: () => 'opened a room' },
  { action: 'channel.updated', label: 'Changed a room', did: () => 'changed a room' },
  { action: 'channel.archived', label: 'Archived a room', did: () => 'archived a room' },
  { action: 'channel.reopened', label: 'Reopened a room', did: () => 'reopened a room' },
  {
    action: 'channel.assigned',
    label: 'Gave a room to somebody',
    did: ({ details }, nameOf) => assigned(details['after'], nameOf),
  },
  { action: 'channel.tagged', label: 'Tagged a room', did: () => 'changed the tags of a room' },
  { action: 'note.created', label: 'Wrote a note', did: () => 'wrote a note' },
  { action: 'member.joined', label: 'Added to a room', did: () => 'added somebody to a room' },
  {
    action: 'member.updated',
    label: 'Changed in a room',
    did: () => 'changed what somebody may do in a room',
  },
  { action: 'member.left', label: 'Removed from a room', did: () => 'removed somebody from a room' },
  { action: 'identity.linked', label: 'Linked an identity', did: () => 'linked a visitor to an identity' },
  { action: 'message.created', label: 'Wrote a message', did: (row) => `wrote message ${seq(row)}of a room` },
  {
    action: 'message.updated',
    label: 'Edited a message',
    did: (row) => `edited message ${seq(row)}of a room`,
  },
  {
    action: 'message.deleted',
    label: 'Deleted a message',
    did: (row) => `deleted message ${seq(row)}of a room`,
  },
  {
    action: 'message.moved',
    label: 'Moved a message',
    did: () => 'brought a message along into another room',
  },
  { action: 'draft.created', label: 'Asked for a draft', did: () => 'asked for a draft' },
  { action: 'draft.sent', label: 'Sent a draft', did: () => 'sent a draft as it was' },
  { action: 'draft.edited', label: 'Edited a draft', did: () => 'edited a draft and sent it' },
  { action: 'draft.dismissed', label: 'Dismissed a draft', did: () => 'dismissed a draft' },
];

function assigned(to: unknown, nameOf: NameOf): string {
  if (typeof to !== 'string') return 'gave a room to nobody';
  return `gave a room to ${nameOf(to) ?? 'a former member'}`;
}

const isTrueAt = (value: unknown, key: string): boolean =>
  typeof value === 'object' && value !== null && Reflect.get(value, key) === true;

const wordsOf = new Map(actionWords.map((words) => [words.action, words]));

/** What a row says. An act that is newer than this console is named as the log names it. */
export function sentenceOf(row: AuditRow, nameOf: NameOf): AuditSentence {
  const known = wordsOf.get(row.action);
  return { who: who(row, nameOf), did: known?.did(row, nameOf) ?? `did ${row.action}` };
}

const nameless: Readonly<Record<string, string>> = {
  guest: 'A visitor',
  user: 'A visitor',
  operator: 'A former member',
  agent: 'The automatic agent',
  system: 'A key',
};

function who({ actor }: AuditRow, nameOf: NameOf): string {
  if (actor.id === null) return 'Somebody';
  const name = actor.name ?? nameOf(actor.id);
  if (name === null) return nameless[actor.kind] ?? 'Somebody';
  return actor.kind === 'system' ? `Key “${name}”` : name;
}

const isTeam = ({ actor }: AuditRow): boolean => actor.kind === 'operator';

function target(row: AuditRow, nameOf: NameOf, unknown: string): string {
  return nameOf(row.target.id) ?? unknown;
}

function key(row: AuditRow, nameOf: NameOf): string {
  const name = nameOf(row.target.id);
  return name === null ? 'a key' : `key “${name}”`;
}

const roles: readonly OrgRole[] = ['owner', 'admin', 'operator', 'viewer'];

function role({ details }: AuditRow, field: string): string {
  const known = roles.find((one) => one === details[field]);
  return known === undefined ? 'a member' : aRole(known);
}

function seq({ details }: AuditRow): string {
  return typeof details['seq'] === 'number' ? `${details['seq']} ` : '';
}
