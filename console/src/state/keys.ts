/** What a key of the console does, wherever the focus is. */
export type KeyAct =
  | 'palette'
  | 'search'
  | 'next'
  | 'before'
  | 'leave'
  | 'take'
  | 'note'
  | 'tag'
  | 'archive'
  | 'keys';

/** What of a pressed key tells it from another one. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey'>;

interface Combination {
  /**
   * `plain` is not for who is writing, but for Escape; `alt` goes by the key's place, and letters with it are a Mac's own
   * while one writes: there it types € and ñ; `command` is Ctrl, or ⌘ on a Mac.
   */
  readonly with: 'plain' | 'alt' | 'command';
  readonly key: string;
  /** The place of the key, where that counts. */
  readonly code?: string;
}

/** A key as the list of keys shows it. */
export interface ShownKey {
  readonly keys: readonly string[];
  readonly meaning: string;
}

interface GlobalKey {
  readonly act: KeyAct;
  readonly combination: Combination;
  readonly meaning: string;
}

const globalKeys: readonly GlobalKey[] = [
  {
    act: 'palette',
    combination: { with: 'command', key: 'K', code: 'KeyK' },
    meaning: 'Find a room or an act',
  },
  { act: 'search', combination: { with: 'plain', key: '/' }, meaning: 'Search in all rooms' },
  {
    act: 'next',
    combination: { with: 'alt', key: '↓', code: 'ArrowDown' },
    meaning: 'Next room, also while writing',
  },
  { act: 'before', combination: { with: 'alt', key: '↑', code: 'ArrowUp' }, meaning: 'Room before' },
  { act: 'leave', combination: { with: 'plain', key: 'Escape' }, meaning: 'Back to the rooms' },
  { act: 'take', combination: { with: 'alt', key: 'A', code: 'KeyA' }, meaning: 'Take the room' },
  {
    act: 'note',
    combination: { with: 'alt', key: 'N', code: 'KeyN' },
    meaning: 'Write a note, or a reply again',
  },
  { act: 'tag', combination: { with: 'alt', key: 'T', code: 'KeyT' }, meaning: 'Add a tag' },
  {
    act: 'archive',
    combination: { with: 'alt', key: 'E', code: 'KeyE' },
    meaning: 'Archive, and go to the next room',
  },
  { act: 'keys', combination: { with: 'plain', key: '?' }, meaning: 'This list' },
];

/** Keys that belong to a list or a field: the list of keys names them, who has the focus hears them. */
const ofTheRooms: readonly ShownKey[] = [
  { keys: ['↑', '↓'], meaning: 'Walk through the rooms' },
  { keys: ['Enter'], meaning: 'Open the room and write' },
];
const ofTheBox: readonly ShownKey[] = [
  { keys: ['Enter'], meaning: 'Send' },
  { keys: ['Shift', 'Enter'], meaning: 'New line' },
  { keys: ['/'], meaning: 'Find a canned reply, at the beginning of a word' },
  { keys: ['Tab'], meaning: 'Take the draft over, in the empty box' },
  { keys: ['Esc'], meaning: 'Dismiss the draft, in the empty box' },
  { keys: ['↑'], meaning: 'Edit your last message, in the empty box' },
];

/** Where a key is pressed. */
export interface PressedAt {
  readonly isWriting: boolean;
  readonly isMac: boolean;
}

/** The act that a pressed key asks for; null for a key that is none of ours. */
export function actOf(pressed: PressedKey, at: PressedAt): KeyAct | null {
  const found = globalKeys.find(({ combination }) => isMeant(combination, pressed, at));
  return found?.act ?? null;
}

function isMeant(
  { with: modifier, key, code }: Combination,
  pressed: PressedKey,
  { isWriting, isMac }: PressedAt,
): boolean {
  const { altKey, ctrlKey, metaKey } = pressed;
  const isCommand = ctrlKey !== metaKey;
  const isTyped = isWriting && isMac && (code?.startsWith('Key') ?? false);
  if (modifier === 'alt') return altKey && !ctrlKey && !metaKey && pressed.code === code && !isTyped;
  if (modifier === 'command') return isCommand && !altKey && pressed.code === code;
  return !altKey && !ctrlKey && !metaKey && pressed.key === key && (!isWriting || key === 'Escape');
}

/** The keys that carry out an act, as they are called on this machine. */
export function keysOf(act: KeyAct, isMac: boolean): readonly string[] {
  const found = globalKeys.find((key) => key.act === act);
  return found === undefined ? [] : shownKeys(found.combination, isMac);
}

/** Every key of the console, by where it works: what the list of keys shows. */
export function allKeys(
  isMac: boolean,
): readonly { readonly where: string; readonly keys: readonly ShownKey[] }[] {
  const shown = (acts: readonly KeyAct[]) =>
    globalKeys
      .filter(({ act }) => acts.includes(act))
      .map(({ combination, meaning }) => ({ keys: shownKeys(combination, isMac), meaning }));
  return [
    { where: 'Anywhere', keys: shown(['palette', 'search', 'keys']) },
    { where: 'Rooms', keys: [...ofTheRooms, ...shown(['next', 'before', 'leave'])] },
    { where: 'In a room', keys: shown(['take', 'note', 'tag', 'archive']) },
    { where: 'While writing', keys: ofTheBox },
  ];
}

function shownKeys({ with: modifier, key }: Combination, isMac: boolean): readonly string[] {
  if (modifier === 'alt') return [isMac ? '⌥' : 'Alt', key];
  if (modifier === 'command') return [isMac ? '⌘' : 'Ctrl', key];
  return [key === 'Escape' ? 'Esc' : key];
}
