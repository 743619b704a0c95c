import { expect, it } from 'vitest';
import {
  aMember,
  anAssignee,
  aRoom,
  colleague,
  colleagueId,
  me,
  myId,
  roomId,
  visitorId,
} from '../factories.ts';
import type { ConsoleEvent } from './console-event.ts';
import { teamMatesAfter } from './team-mates.ts';

const events: readonly ConsoleEvent[] = [
  {
    type: 'members',
    channelId: roomId(1),
    members: [aMember(), aMember({ user_id: myId, kind: 'operator', display_name: me.name })],
  },
  {
    type: 'room',
    room: aRoom(1, 1, { assignee: { id: colleagueId, display_name: colleague.display_name } }),
  },
];
const mates = events.reduce(teamMatesAfter, new Map());

it('whoever of the team has shown up is known, and never a visitor', () => {
  expect([...mates.keys()]).toEqual([myId, colleagueId]);
  expect(mates.has(visitorId)).toBe(false);
});

it('so is whoever can be given a room', () => {
  const known = teamMatesAfter(mates, { type: 'assignees', members: [anAssignee(1)] });
  expect(known.get(anAssignee(1).user_id)?.name).toBe('Colleague 1');
});

it('nobody new is always the same team, so that nothing is drawn again for it', () => {
  expect(events.reduce(teamMatesAfter, mates)).toBe(mates);
});
