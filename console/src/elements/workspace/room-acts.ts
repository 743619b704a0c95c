import type { Message, PresenceStatus, UserId } from '@iris/contract';
import type { OutboxEntry } from '@iris/client';
import type { ConsoleLive } from '../../live/console-live.ts';
import type { AlertSettings } from '../../state/alert.ts';
import type { Edit } from '../../state/change.ts';
import { problemText } from '../../state/problem-text.ts';
import type { Room } from '../../state/room.ts';
import type { Question } from '../ask/question.ts';
import type { Toast } from '../toast/iris-toast.ts';

/** Carries something out and shows what came of it. */
export type Show = (toast: Toast) => void;

/** Archives a room, and says whether that worked; the toast takes it back. */
export async function archive(live: ConsoleLive, room: Room, show: Show): Promise<boolean> {
  return attempt('The room wasn’t archived.', show, async () => {
    await live.archive(room.id);
    show({
      text: `Archived ${room.name}.`,
      action: { text: 'Undo', run: () => void reopen(live, room, show) },
    });
  });
}

export async function reopen(live: ConsoleLive, room: Room, show: Show): Promise<void> {
  await attempt('The room wasn’t reopened.', show, () => live.reopen(room.id));
}

/** Who answers from now on; null: nobody. */
export async function assign(
  live: ConsoleLive,
  room: Room,
  userId: UserId | null,
  show: Show,
): Promise<void> {
  await attempt('The room still has who it had.', show, () => live.assign(room.id, userId));
}

export async function setTags(
  live: ConsoleLive,
  room: Room,
  tags: readonly string[],
  show: Show,
): Promise<void> {
  await attempt('The tags weren’t saved.', show, () => live.setTags(room.id, tags));
}

/** A note that couldn't be added stays in the box. */
export async function addNote(live: ConsoleLive, room: Room, text: string, show: Show): Promise<void> {
  await attempt('The note wasn’t added.', show, async () => {
    await live.addNote(room.id, text);
    live.write(room.id, { mode: 'note', text: '', draftId: null });
  });
}

/** A draft that couldn't be dismissed is there again. */
export async function dismissDraft(live: ConsoleLive, room: Room, show: Show): Promise<void> {
  await attempt('The draft wasn’t dismissed.', show, () => live.dismissDraft(room.id));
}

export async function edit(live: ConsoleLive, { message, content }: Edit, show: Show): Promise<void> {
  await attempt('The message still says what it said.', show, () => live.editMessage(message, content));
}

export function deleteQuestion(live: ConsoleLive, message: Message): Question {
  return {
    title: 'Delete this message',
    explanation: 'The visitor sees in its place that a message was deleted. It can’t be brought back.',
    asked: { kind: 'nothing' },
    act: 'Delete the message',
    isDangerous: true,
    failure: 'The message wasn’t deleted.',
    run: () => live.deleteMessage(message),
  };
}

/** Tries a message again; one that was refused because its room is archived needs the room first. */
export async function retry(live: ConsoleLive, room: Room, entry: OutboxEntry, show: Show): Promise<void> {
  await attempt('The room wasn’t reopened.', show, async () => {
    if (entry.code === 'channel_archived') await live.reopen(room.id);
    live.retry(room.id, entry.client_message_id);
  });
}

export async function setPresence(live: ConsoleLive, status: PresenceStatus, show: Show): Promise<void> {
  await attempt('Your presence wasn’t changed.', show, () => live.setPresence(status));
}

/** Notifications need the browser's leave; without it the rest of what was wanted still holds. */
export async function setAlerts(live: ConsoleLive, wanted: AlertSettings, show: Show): Promise<void> {
  const isAllowed = !wanted.notification || (await mayNotify());
  live.setAlerts({ ...wanted, notification: wanted.notification && isAllowed });
  if (!isAllowed)
    show({
      text: 'This browser doesn’t let Iris notify you. Allow notifications in its settings for this site.',
      action: null,
    });
}

async function mayNotify(): Promise<boolean> {
  return 'Notification' in window && (await Notification.requestPermission()) === 'granted';
}

export async function signOut(act: () => Promise<void>, show: Show): Promise<void> {
  await attempt('You are still signed in.', show, act);
}

async function attempt(failure: string, show: Show, act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (problem) {
    const { title, advice, requestId } = problemText(problem, failure);
    show({ text: `${title} ${advice}${requestId === null ? '' : ` (${requestId})`}`, action: null });
    return false;
  }
}
