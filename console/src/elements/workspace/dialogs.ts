import { html, type LitElement, type TemplateResult } from 'lit';
import { LoadingLater } from '../../controllers/later-parts.ts';
import type { PaletteItem } from '../../state/palette.ts';
import type { Question } from '../ask/question.ts';
import type { Show } from './room-acts.ts';

/** The dialogs over the workspace: loaded once there is time for them, or when one is wanted before that. */
export class Dialogs {
  readonly #host: LitElement;
  readonly #parts: LoadingLater;

  constructor(host: LitElement, show: Show) {
    this.#host = host;
    this.#parts = new LoadingLater(host, {
      load: () => import('./dialogs.define.ts'),
      names: ['iris-ask', 'iris-key-list', 'iris-palette'],
      onFailed: () => show({ text: 'That couldn’t be loaded. Please try again.', action: null }),
    });
  }

  /** `find` is told what is looked for, and answers by `found`. */
  template(find: (event: CustomEvent<string>) => void): TemplateResult {
    return html`
      <iris-palette @iris-find=${find}></iris-palette>
      <iris-key-list></iris-key-list>
      <iris-ask></iris-ask>
    `;
  }

  ask(question: Question): void {
    this.#parts.use(() => this.#host.renderRoot.querySelector('iris-ask')?.ask(question));
  }

  showKeys(): void {
    this.#parts.use(() => this.#host.renderRoot.querySelector('iris-key-list')?.show());
  }

  showPalette(acts: readonly PaletteItem[]): void {
    this.#parts.use(() => {
      const palette = this.#palette;
      if (palette === null) return;
      palette.acts = acts;
      palette.show();
    });
  }

  found(rooms: readonly PaletteItem[]): void {
    if (this.#palette !== null) this.#palette.rooms = rooms;
  }

  get #palette() {
    return this.#host.renderRoot.querySelector('iris-palette');
  }
}
