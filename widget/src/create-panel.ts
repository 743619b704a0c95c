import type { PanelSetup, PanelView } from './elements/panel/panel-view.ts';
import { directionOf, type Locale } from './locales/launcher-words.ts';
import { loadWords, type LocaleParts } from './locales/load-words.ts';
import { definePanel } from './panel.define.ts';

/** Makes the panel, closed; resolves when it can be opened. */
export async function createPanel(
  { origin, config, conversation, locale, fills }: PanelSetup,
  localeParts: LocaleParts,
): Promise<PanelView> {
  definePanel();
  const panel = document.createElement('iris-panel');
  const setLocale = async (next: Locale) => {
    panel.words = await loadWords(origin, next, localeParts);
    panel.locale = next;
    panel.lang = next;
    panel.dir = directionOf(next);
  };
  await setLocale(locale);
  panel.hidden = true;
  return Object.assign(panel, { config, conversation, fills, setLocale });
}
