import type { WidgetConfig } from '@iris/contract';
import type { Conversation } from '../../conversation/conversation.ts';
import type { Locale } from '../../locales/launcher-words.ts';

/** What the panel is made with. */
export interface PanelSetup {
  /** Where locale files are. */
  readonly origin: string;
  readonly config: WidgetConfig;
  readonly conversation: Conversation;
  readonly locale: Locale;
  /** It fills its window and can't be closed. */
  readonly fills: boolean;
}

/** `<iris-panel>` as the launcher sees it. It fires `iris-panel-close` when the visitor wants it closed. */
export interface PanelView extends HTMLElement {
  config: WidgetConfig;
  /** Shows the panel and puts the focus where one writes. */
  open(): void;
  /** Hides it; nothing in it can be reached any more. */
  close(): void;
  setLocale(locale: Locale): Promise<void>;
}

/** The module that the launcher loads on intent. */
export interface PanelPart {
  readonly createPanel: (setup: PanelSetup) => Promise<PanelView>;
}
