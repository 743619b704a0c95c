import type { AuditRow } from '@iris/contract';
import { describe, expect, it } from 'vitest';
import { anAuditRow } from '../factories.ts';
import { actionWords, sentenceOf } from './audit-words.ts';

const names = new Map([
  ['mia', 'Mia Lindqvist'],
  ['key', 'Production backend'],
]);
const nameOf = (id: string) => names.get(id) ?? null;
const said = (over: Partial<AuditRow>) => {
  const { who, did } = sentenceOf(anAuditRow(1, over), nameOf);
  return `${who} ${did}.`;
};
const on = (type: string, id: string) => ({ type, id });

describe('a row of the audit log in words', () => {
  it.each([
    [{ action: 'team_invite.created', details: { org_role: 'admin' } }, 'invited somebody as an admin.'],
    [
      {
        action: 'team_member.role_changed',
        target: on('user', 'mia'),
        details: { before: 'viewer', after: 'operator' },
      },
      'made Mia Lindqvist an operator.',
    ],
    [{ action: 'team_member.removed', target: on('user', 'gone') }, 'removed a member from the team.'],
    [
      { action: 'api_key.rotated', target: on('api_key', 'key') },
      'gave key “Production backend” a new secret.',
    ],
    [{ action: 'api_key.revoked', target: on('api_key', 'gone') }, 'revoked a key.'],
    [{ action: 'message.created', details: { seq: 7 } }, 'wrote message 7 of a room.'],
    [
      { action: 'draft_settings.replaced', details: { after: { external_model: true } } },
      'let an outside model word drafts.',
    ],
    [
      { action: 'draft_settings.replaced', details: { after: { external_model: false } } },
      'kept drafts from outside models.',
    ],
    [
      { action: 'channel.assigned', details: { before: null, after: 'mia' } },
      'gave a room to Mia Lindqvist.',
    ],
    [{ action: 'channel.assigned', details: { before: 'mia', after: null } }, 'gave a room to nobody.'],
    [{ action: 'channel.tagged', details: { added: 1, removed: 0 } }, 'changed the tags of a room.'],
    [{ action: 'note.created', target: on('note', 'note') }, 'wrote a note.'],
    [{ action: 'session.started' }, 'signed in.'],
    [{ action: 'session.refused', target: on('user', 'mia') }, 'failed to sign in as Mia Lindqvist.'],
    [{ action: 'weather.changed' }, 'did weather.changed.'],
  ])('says %j', (row, words) => expect(said(row)).toBe(`Jonas Weber ${words}`));

  it.each([
    [{ kind: 'guest', id: 'g', name: 'Amara Okafor' }, 'Amara Okafor started a session.'],
    [{ kind: 'guest', id: 'g', name: null }, 'A visitor started a session.'],
    [{ kind: 'operator', id: 'mia', name: null }, 'Mia Lindqvist signed in.'],
    [{ kind: 'operator', id: 'o', name: null }, 'A former member signed in.'],
    [{ kind: 'system', id: 'k', name: 'Production backend' }, 'Key “Production backend” started a session.'],
    [{ kind: 'system', id: 'gone', name: null }, 'A key started a session.'],
    [{ kind: 'system', id: null, name: null }, 'Somebody started a session.'],
    [{ kind: 'unheard-of', id: 'u', name: null }, 'Somebody started a session.'],
  ])('names whoever did it: %j', (actor, words) =>
    expect(said({ action: 'session.started', actor })).toBe(words),
  );

  it('knows each act once, and has words for it whatever its details are', () => {
    expect(new Set(actionWords.map(({ action }) => action)).size).toBe(actionWords.length);
    for (const { action, label } of actionWords) {
      expect(label).not.toBe('');
      expect(said({ action, details: {} })).not.toContain('undefined');
    }
  });
});
