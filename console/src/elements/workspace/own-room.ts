import type { ConsoleLive } from '../../live/console-live.ts';
import { canAnswer } from '../../state/me.ts';
import type { Room } from '../../state/room.ts';
import { archive, assign, type Show } from './room-acts.ts';

/** The open room, for somebody who may do something in it. */
export interface OwnRoom {
  readonly live: ConsoleLive;
  readonly room: Room;
  readonly show: Show;
}

/** Null for a viewer, and while no room is open. */
export function ownRoom(live: ConsoleLive | null, room: Room | null, show: Show): OwnRoom | null {
  const me = live?.store.state.me ?? null;
  return live !== null && room !== null && me !== null && canAnswer(me) ? { live, room, show } : null;
}

/** Whether there was something to take. */
export function take({ live, room, show }: OwnRoom): boolean {
  const { me } = live.store.state;
  if (me === null || room.assignee?.id === me.userId) return false;
  void assign(live, room, me.userId, show);
  return true;
}

/** Archives the room and then goes on; whether it was open. */
export function archiveAndGoOn({ live, room, show }: OwnRoom, goOn: () => void): boolean {
  if (room.status === 'archived') return false;
  void archive(live, room, show).then((isDone) => isDone && goOn());
  return true;
}
