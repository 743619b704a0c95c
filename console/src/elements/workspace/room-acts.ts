import type { PresenceStatus } from '@iris/contract';
import type { OutboxEntry } from '@iris/client';
import type { ConsoleLive } from '../../live/console-live.ts';
import { problemText } from '../../state/problem-text.ts';
import type { Room } from '../../state/room.ts';
import type { Toast } from '../toast/iris-toast.ts';

/** Carries something out and shows what came of it. */
export type Show = (toast: Toast) => void;

/** Archives a room; the toast takes it back. */
export async function archive(live: ConsoleLive, room: Room, show: Show): Promise<void> {
  await attempt('The room wasn’t archived.', show, async () => {
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

export async function signOut(act: () => Promise<void>, show: Show): Promise<void> {
  await attempt('You are still signed in.', show, act);
}

async function attempt(failure: string, show: Show, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (problem) {
    const { title, advice, requestId } = problemText(problem, failure);
    show({ text: `${title} ${advice}${requestId === null ? '' : ` (${requestId})`}`, action: null });
  }
}
