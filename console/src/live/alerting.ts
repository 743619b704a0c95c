import type { ChannelId, Message, UserId } from '@iris/contract';
import { type Environment, isFields } from '@iris/client';
import { type Alert, alertFor, type AlertSettings, noAlerts } from '../state/alert.ts';
import type { ConsoleEvent } from '../state/console-event.ts';
import type { ConsoleState } from '../state/console-state.ts';
import type { Store } from '../state/store.ts';

/** However much is written, somebody is told no more often than this. */
const atMostEveryMs = 3_000;

/** What a page can do to be noticed. */
export interface AlertPage {
  /** Whether somebody has the page before their eyes. */
  isLookedAt(): boolean;
  show(alert: Alert): void;
  ring(): void;
}

/** Tells of visitors' messages that nobody looks at, as somebody wants it on this computer. */
export interface Alerting {
  /** The person is known: as they wanted it last time. */
  begin(userId: UserId): void;
  set(settings: AlertSettings): void;
  /** A message came; `shown` is the open room. */
  heard(message: Message, shown: ChannelId | null): void;
}

export function createAlerting(
  environment: Environment,
  store: Store<ConsoleState, ConsoleEvent>,
  page: AlertPage,
): Alerting {
  const keyOf = (userId: UserId) => `iris:console:alerts:${userId}`;
  let lastAt = Number.NEGATIVE_INFINITY;

  function tell(alert: Alert) {
    const { notification, sound } = store.state.alerts;
    if (environment.now() - lastAt < atMostEveryMs) return;
    lastAt = environment.now();
    if (notification) page.show(alert);
    if (sound) page.ring();
  }

  return {
    begin: (userId) =>
      store.dispatch({ type: 'alerts', alerts: readSettings(environment.durable.get(keyOf(userId))) }),
    set: (alerts) => {
      const { me } = store.state;
      if (me !== null) environment.durable.set(keyOf(me.userId), JSON.stringify(alerts));
      store.dispatch({ type: 'alerts', alerts });
    },
    heard: (message, shown) => {
      const { me, rooms } = store.state;
      const isSeen = page.isLookedAt() && shown === message.channel_id;
      const alert = me === null || isSeen ? null : alertFor(message, rooms.byId.get(message.channel_id), me);
      if (alert !== null) tell(alert);
    },
  };
}

function readSettings(text: string | null): AlertSettings {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (!isFields(value)) return noAlerts;
    return { notification: value['notification'] === true, sound: value['sound'] === true };
  } catch {
    return noAlerts;
  }
}
