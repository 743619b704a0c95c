import { expect, it } from 'vitest';
import { aMember, aRoom, colleague, colleagueId, me, myId, roomId, visitorId } from '../factories.ts';
import type { ConsoleEvent } from './console-event.ts';
import { assignables, teamMatesAfter } from './team-mates.ts';

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

it('whom a room can be given to is whoever of the team has shown up, and never a visitor or oneself', () => {
  expect(mates.has(visitorId)).toBe(false);
  expect(assignables(mates, new Map(), me)).toEqual([
    { userId: colleagueId, name: 'Mia Lindqvist', avatarUrl: null, presence: 'offline' },
  ]);
});

it('whoever is there comes first, then each by name', () => {
  const anna = { userId: visitorId, name: 'Anna', avatarUrl: null };
  const presence = new Map([[colleagueId, 'away' as const]]);
  const names = assignables(new Map([...mates, [visitorId, anna]]), presence, me).map(({ name }) => name);
  expect(names).toEqual(['Mia Lindqvist', 'Anna']);
});

it('nobody new is always the same team, so that nothing is drawn again for it', () => {
  expect(events.reduce(teamMatesAfter, mates)).toBe(mates);
});
