import { createPanel as create } from './create-panel.ts';
import type { PanelPart } from './elements/panel/panel-view.ts';
import type { LocaleParts } from './locales/load-words.ts';

/** Set by the build: where the languages are, and their hashes. */
declare const localeParts: LocaleParts;

export const createPanel: PanelPart['createPanel'] = (setup) => create(setup, localeParts);
