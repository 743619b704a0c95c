import type { ChannelId, PresenceStatus, QueueState } from '@iris/contract';
import { isMac } from '../../look/is-mac.ts';
import type { ConsoleState } from '../../state/console-state.ts';
import type { KeyAct } from '../../state/keys.ts';
import { keysOf } from '../../state/keys.ts';
import { canAdminister, canAnswer, type Me } from '../../state/me.ts';
import { itemsFor, type PaletteItem } from '../../state/palette.ts';
import type { Room } from '../../state/room.ts';
import type { KeyActs } from '../../controllers/console-keys.ts';

/** What the palette can do beyond what keys do. */
export interface PaletteParts {
  readonly me: Me;
  /** The open one. */
  readonly room: Room | null;
  readonly keys: KeyActs;
  readonly reopen: () => void;
  readonly showList: (state: QueueState) => void;
  readonly setPresence: (status: PresenceStatus) => void;
  readonly signOut: () => void;
}

/** Everything that can be done from where one is. */
export function paletteActs(parts: PaletteParts): readonly PaletteItem[] {
  return [...actsInRoom(parts), ...actsAnywhere(parts)];
}

/** The rooms that may be meant by what was typed, of those that are listed. */
export function paletteRooms(
  { rooms }: ConsoleState,
  ids: readonly ChannelId[],
  typed: string,
  open: (id: ChannelId) => void,
): readonly PaletteItem[] {
  const items = ids.map((id): PaletteItem => ({
    id,
    text: rooms.byId.get(id)?.name ?? '',
    sign: 'chat',
    keys: [],
    run: () => open(id),
  }));
  return itemsFor(items, typed);
}

function actsInRoom({ me, room, keys, reopen }: PaletteParts): readonly PaletteItem[] {
  if (room === null || !canAnswer(me)) return [];
  const tag = byKey('tag', 'Add a tag', 'tag', keys);
  if (room.status === 'archived') return [item('reopen', 'Reopen the room', 'reopen', reopen), tag];
  const isMine = room.assignee?.id === me.userId;
  const take =
    room.assignee === null ? 'Take the room' : `Take the room over from ${room.assignee.display_name}`;
  return [
    ...(isMine ? [] : [byKey('take', take, 'person', keys)]),
    byKey('note', 'Write a note, or a reply again', 'lock', keys),
    tag,
    byKey('archive', 'Archive, and go to the next room', 'archive', keys),
  ];
}

function actsAnywhere({ me, keys, showList, setPresence, signOut }: PaletteParts): readonly PaletteItem[] {
  const list = (state: QueueState, text: string) => item(state, text, 'inbox', () => showList(state));
  const presence = (status: PresenceStatus, text: string) =>
    item(status, text, 'eye', () => setPresence(status));
  return [
    byKey('search', 'Search in all rooms', 'search', keys),
    list('unassigned', 'Show unassigned rooms'),
    list('mine', 'Show my rooms'),
    list('open', 'Show open rooms'),
    list('archived', 'Show archived rooms'),
    ...(canAnswer(me)
      ? [presence('online', 'Be online'), presence('away', 'Be away'), presence('offline', 'Be offline')]
      : []),
    byKey('keys', 'List the keys', 'keyboard', keys),
    ...(canAdminister(me)
      ? [item('admin', 'Go to admin', 'sliders', () => location.assign('/admin.html'))]
      : []),
    item('sign-out', 'Sign out', 'signOut', signOut),
  ];
}

type Sign = PaletteItem['sign'];

function item(id: string, text: string, sign: Sign, run: () => void): PaletteItem {
  return { id, text, sign, keys: [], run };
}

function byKey(act: KeyAct, text: string, sign: Sign, keys: KeyActs): PaletteItem {
  return { id: act, text, sign, keys: keysOf(act, isMac()), run: () => void keys[act]() };
}
