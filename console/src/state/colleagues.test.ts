import { describe, expect, it } from 'vitest';
import { anAssignee, me, myId } from '../factories.ts';
import { assigneesAfter, choicesFor, colleaguesOf, unknownAssignees } from './colleagues.ts';

const members = [
  anAssignee(1, { display_name: 'Ben Ahmed' }),
  anAssignee(2, { display_name: 'Élodie Petit' }),
  anAssignee(3, { user_id: myId, display_name: me.name }),
  anAssignee(4, { display_name: 'Mia Lindqvist' }),
];
const known = assigneesAfter(unknownAssignees, { type: 'assignees', members });
const presence = new Map([
  [anAssignee(4).user_id, 'online' as const],
  [anAssignee(2).user_id, 'away' as const],
]);
const colleagues = colleaguesOf(known, presence, me);

describe('the colleagues that a room can be given to', () => {
  it('are all but oneself, those who are there first, each by name', () => {
    expect(colleagues.status).toBe('loaded');
    expect(colleagues.list.map((each) => [each.name, each.presence])).toEqual([
      ['Mia Lindqvist', 'online'],
      ['Élodie Petit', 'away'],
      ['Ben Ahmed', 'offline'],
    ]);
  });

  it('are not known at first, nor when they could not be asked for', () => {
    expect(colleaguesOf(unknownAssignees, presence, me).status).toBe('loading');
    const failed = assigneesAfter(unknownAssignees, { type: 'assignees-failed', problem: 'no' });
    expect(colleaguesOf(failed, presence, me)).toEqual({ status: 'failed', problem: 'no', list: [] });
    const again = assigneesAfter(failed, { type: 'assignees-loading' });
    expect(colleaguesOf(again, presence, me).status).toBe('loading');
  });

  it('stay while they are asked for again, and when that fails', () => {
    const asked = assigneesAfter(known, { type: 'assignees-loading' });
    const failed = assigneesAfter(asked, { type: 'assignees-failed', problem: 'no' });
    expect(colleaguesOf(failed, presence, me)).toEqual(colleagues);
  });
});

describe('the choices for a room', () => {
  const words = (assignee: typeof myId | null, typed = '') =>
    choicesFor(colleagues, assignee, myId, typed).map((choice) =>
      choice.kind === 'give' ? choice.to.name : choice.kind,
    );
  const all = ['Mia Lindqvist', 'Élodie Petit', 'Ben Ahmed'];

  it('are what changes something', () => {
    expect(words(null)).toEqual(['take', ...all]);
    expect(words(myId)).toEqual(['release', ...all]);
    expect(words(anAssignee(4).user_id)).toEqual(['take', 'release', 'Élodie Petit', 'Ben Ahmed']);
  });

  it('are colleagues alone once something is typed, whatever its case and accents', () => {
    expect(words(null, 'elo')).toEqual(['Élodie Petit']);
    expect(words(null, 'LIND mi')).toEqual(['Mia Lindqvist']);
    expect(words(null, ' ')).toEqual(['take', ...all]);
    expect(words(null, 'take')).toEqual([]);
  });
});
