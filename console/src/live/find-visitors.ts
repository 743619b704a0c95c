import type { ConsoleEvent } from '../state/console-event.ts';
import type { ConsoleState } from '../state/console-state.ts';
import { listOf } from '../state/rooms.ts';
import type { Store } from '../state/store.ts';
import type { ConsoleApi } from './console-api.ts';

/** At most so many rooms are asked for their members after one list of who is there. */
const mostAsked = 20;

/**
 * Finds the rooms of visitors who are there but whom no message has shown yet (the team spoke last): asks the
 * latest such rooms for their members, one by one, until everybody who is there is found.
 */
export async function findVisitors(
  api: Pick<ConsoleApi, 'members'>,
  store: Store<ConsoleState, ConsoleEvent>,
): Promise<void> {
  const { rooms, visitors } = store.state;
  const unknown = listOf(rooms, 'open').ids.filter(
    (id) => (rooms.byId.get(id)?.last_seq ?? 0) > 0 && !visitors.has(id),
  );
  for (const id of unknown.slice(0, mostAsked)) {
    if (isEverybodyFound(store.state)) return;
    store.dispatch({ type: 'members', channelId: id, members: await api.members(id) });
  }
}

function isEverybodyFound({ presentVisitors, visitors }: ConsoleState): boolean {
  const found = new Set(visitors.values());
  return presentVisitors.every((userId) => found.has(userId));
}
