import { expect, it } from 'vitest';
import { aMessage, aRoom, colleague, colleagueId, me, myId, roomId } from '../factories.ts';
import { alertFor } from './alert.ts';
import { roomFrom } from './room.ts';

const room = (assignee: { id: typeof myId; display_name: string } | null) =>
  roomFrom(aRoom(1, 1, { assignee }));

it('a visitor’s message is told of where nobody answers, where one does oneself, and where nothing is known', () => {
  const alert = { channelId: roomId(1), title: 'Amara Okafor', text: 'words 2' };
  for (const known of [room(null), room({ id: myId, display_name: me.name }), undefined])
    expect(alertFor(aMessage(2), known, me)).toEqual(alert);
});

it('a colleague’s room and the team’s own words are not', () => {
  expect(alertFor(aMessage(2), room({ id: colleagueId, display_name: 'Mia' }), me)).toBeNull();
  expect(alertFor(aMessage(2, { sender: colleague }), room(null), me)).toBeNull();
});
