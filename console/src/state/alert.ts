import type { ChannelId, Message } from '@iris/contract';
import type { Me } from './me.ts';
import type { Room } from './room.ts';
import { wordsOf } from './room-words.ts';

/** How somebody wants to hear of visitors' messages that they don't look at, on this computer. */
export interface AlertSettings {
  readonly notification: boolean;
  readonly sound: boolean;
}

export const noAlerts: AlertSettings = { notification: false, sound: false };

/** A visitor wrote, and somebody should know. */
export interface Alert {
  readonly channelId: ChannelId;
  readonly title: string;
  readonly text: string;
}

/** A notification shows no more than this anyway. */
const mostCharacters = 200;

/** What to say of a new message; null for what is nobody's business: the team's own words, and a colleague's room. */
export function alertFor(message: Message, room: Room | undefined, me: Me): Alert | null {
  const { sender, channel_id: channelId } = message;
  if (sender.kind !== 'guest' && sender.kind !== 'user') return null;
  const assignee = room?.assignee ?? null;
  if (assignee !== null && assignee.id !== me.userId) return null;
  return { channelId, title: sender.display_name, text: wordsOf(message).slice(0, mostCharacters) };
}
