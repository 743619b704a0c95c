import type { ChannelId, PresenceStatus } from '@iris/contract';
import { html, type TemplateResult } from 'lit';
import type { ConsoleLive } from '../../live/console-live.ts';
import type { AlertSettings } from '../../state/alert.ts';
import type { ListKey } from '../../state/list-rules.ts';
import { connectionLine } from './connection.ts';
import { setAlerts, setPresence, type Show } from './room-acts.ts';
import type { ShownList } from './shown-list.ts';

export interface Inbox {
  readonly live: ConsoleLive;
  readonly list: ShownList;
  /** The open room. */
  readonly selected: ChannelId | null;
  /** Whether something else lies over it. */
  readonly isInert: boolean;
  readonly show: Show;
  readonly clicked: (event: MouseEvent) => void;
  readonly leaveSearch: () => void;
  readonly showKeys: () => void;
  readonly signOut: () => void;
}

/** The first column: who one is, the lists and the search, and the rooms. */
export function inbox({ live, list, show, ...inbox }: Inbox): TemplateResult {
  const { state } = live.store;
  const { me } = state;
  return html`
    <iris-room-list
      role="region"
      aria-label="Inbox"
      ?inert=${inbox.isInert}
      .rooms=${state.rooms}
      .list=${list.key}
      .found=${state.found}
      .selected=${inbox.selected}
      .me=${me}
      .presence=${state.presence}
      .visitors=${state.visitors}
      .typists=${state.typists}
      @click=${inbox.clicked}
      @iris-load-rooms=${() => list.load(live)}
      @iris-load-more=${() => list.loadMore(live)}
    >
      <div slot="top">
        <iris-profile-menu
          .me=${me}
          .presence=${(me !== null && state.presence.get(me.userId)) || 'offline'}
          @iris-set-presence=${(event: CustomEvent<PresenceStatus>) => void setPresence(live, event.detail, show)}
          .alerts=${state.alerts}
          @iris-set-alerts=${(event: CustomEvent<AlertSettings>) => void setAlerts(live, event.detail, show)}
          @iris-show-keys=${inbox.showKeys}
          @iris-sign-out=${inbox.signOut}
        ></iris-profile-menu>
        <div class="list-line">${connectionLine(state)}</div>
        <iris-queue-head
          .list=${list.key}
          .counts=${state.counts}
          .tags=${state.tagsInUse}
          @iris-switch-list=${(event: CustomEvent<ListKey>) => list.switchTo(live, event.detail)}
          @iris-search=${(event: CustomEvent<string>) => list.search(live, event.detail)}
          @iris-want-tags=${() => void live.loadTags()}
          @iris-leave-search=${inbox.leaveSearch}
        ></iris-queue-head>
      </div>
    </iris-room-list>
  `;
}
