import type { ApiKey, IssuedApiKey } from '@iris/contract';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { focusPart } from '../../controllers/focus-part.ts';
import { Loading } from '../../controllers/loading.ts';
import type { KeyCalls } from '../../live/key-calls.ts';
import { controls } from '../../look/controls.styles.ts';
import { forms } from '../../look/forms.styles.ts';
import { icon } from '../../look/icon.ts';
import { adminPageStyles } from '../admin/admin-page.styles.ts';
import type { Question } from '../ask/question.ts';
import { loaded, skeletonStyles } from '../loaded/loaded.ts';
import { stateNote, stateNoteStyles } from '../state-note/state-note.ts';
import type { Toast } from '../toast/iris-toast.ts';
import { revokeQuestion, rotateQuestion } from './key-questions.ts';
import { keyRow } from './key-row.ts';

/**
 * The API keys of the workspace: what each may do and when it was last used; new ones, new secrets, and the end of one.
 *
 * Properties: `calls`. Set before it is connected.
 * @fires iris-toast - `detail: Toast`
 */
export class IrisKeys extends LitElement {
  static override styles = [
    controls,
    forms,
    stateNoteStyles,
    skeletonStyles,
    adminPageStyles,
    css`
      small code {
        font: var(--iris-size-13) / 1.6 var(--iris-font-code);
      }

      .issued {
        border-color: var(--iris-waiting);
      }
    `,
  ];

  static override properties = {
    calls: { attribute: false },
    isMaking: { state: true },
    issued: { state: true },
  };

  declare calls: KeyCalls | null;
  declare private isMaking: boolean;
  /** The key whose secret is in sight, until it is put away. */
  declare private issued: IssuedApiKey | null;
  #isRotated = false;
  readonly #keys = new Loading(this, async () => (await this.calls?.list()) ?? []);

  constructor() {
    super();
    this.calls = null;
    this.isMaking = false;
    this.issued = null;
  }

  protected override render(): TemplateResult {
    return html`
      <p class="lead">
        Your own programs speak to Iris with a key.
        <a class="link" href="/docs.html">The documentation</a> says how.
      </p>
      ${this.issued === null ? nothing : this.#secret(this.issued)}
      ${
        this.isMaking
          ? html`
              <iris-new-key
                .calls=${this.calls}
                @iris-cancel=${this.#stopMaking}
                @iris-key-issued=${this.#made}
              ></iris-new-key>
            `
          : nothing
      }
      <section class="card" aria-label="Keys">
        ${loaded(this.#keys, 'The keys couldn’t be loaded', (keys) => this.#list(keys))}
      </section>
      <iris-ask @iris-done=${this.#keepFocus}></iris-ask>
    `;
  }

  #list(keys: readonly ApiKey[]): TemplateResult {
    if (keys.length === 0) return this.#empty();
    const acts = {
      rotate: (key: ApiKey) => this.#ask(rotateQuestion(key, (grace) => this.#rotate(key, grace))),
      revoke: (key: ApiKey) => this.#ask(revokeQuestion(key, () => this.#revoke(key))),
    };
    return html`
      <header>
        <h2 id="keys" tabindex="-1">Keys <span class="count">${keys.length}</span></h2>
        ${this.isMaking ? nothing : this.#newButton()}
      </header>
      <ul class="rows">
        ${repeat(
          keys,
          ({ key_id }) => key_id,
          (key) => keyRow(key, acts),
        )}
      </ul>
    `;
  }

  #empty(): TemplateResult {
    return stateNote(
      'key',
      'No keys yet',
      html`
        <p id="keys">
          Make one when your backend is to open sessions for your own users, or to read and write.
        </p>
        ${this.#newButton()}
      `,
    );
  }

  #newButton(): TemplateResult {
    return html`
      <button class="button primary new" type="button" @click=${() => (this.isMaking = true)}>
        ${icon('plus')} New key
      </button>
    `;
  }

  #secret(key: IssuedApiKey): TemplateResult {
    return html`
      <section class="card issued" aria-labelledby="issued">
        <h2 id="issued" tabindex="-1">The secret of “${key.name}”</h2>
        <div>
          <div class="notice waiting">
            ${icon('alert')}
            <div>
              Copy it now: this is the only time that it is shown. Whoever has it can act as your backend.
            </div>
          </div>
          <iris-copy-line label="Secret of ${key.name}" .text=${key.secret}></iris-copy-line>
        </div>
        <div class="acts after">
          <button class="button" type="button" @click=${this.#putAway}>I have stored it</button>
        </div>
      </section>
    `;
  }

  readonly #stopMaking = (): void => {
    this.isMaking = false;
    focusPart(this, '.new');
  };

  readonly #made = ({ detail }: CustomEvent<IssuedApiKey>): void => {
    this.isMaking = false;
    this.#show(detail);
    this.#keys.change((keys) => [withoutSecret(detail), ...keys]);
  };

  /** The secret stands above the list: the keyboard, and whoever can't see it, is led there. */
  #show(issued: IssuedApiKey): void {
    this.issued = issued;
    focusPart(this, '#issued');
  }

  readonly #putAway = (): void => {
    this.issued = null;
    focusPart(this, inList);
  };

  async #rotate({ key_id }: ApiKey, graceSeconds: number): Promise<void> {
    const issued = await this.calls?.rotate(key_id, graceSeconds);
    if (issued === undefined) return;
    this.issued = issued;
    this.#isRotated = true;
    const rotated = withoutSecret(issued);
    this.#keys.change((keys) => keys.map((key) => (key.key_id === key_id ? rotated : key)));
  }

  async #revoke({ key_id, name }: ApiKey): Promise<void> {
    await this.calls?.revoke(key_id);
    if (this.issued?.key_id === key_id) this.issued = null;
    this.#keys.change((keys) => keys.filter((key) => key.key_id !== key_id));
    const detail: Toast = { text: `Revoked key “${name}”.`, action: null };
    this.dispatchEvent(new CustomEvent('iris-toast', { detail, bubbles: true, composed: true }));
  }

  #ask(question: Question): void {
    this.renderRoot.querySelector('iris-ask')?.ask(question);
  }

  /** To a new secret; else into the list, should the button that asked have gone with its row. */
  readonly #keepFocus = (event: Event): void => {
    const focused = this.shadowRoot?.activeElement ?? null;
    if (this.#isRotated) focusPart(this, '#issued');
    else if (focused === null || focused === event.currentTarget) focusPart(this, inList);
    this.#isRotated = false;
  };
}

/** Where the keyboard goes in the list, empty or not. */
const inList = '#keys, .new';

/** What the list keeps: the secret itself leaves with the card that shows it. */
function withoutSecret(issued: IssuedApiKey): ApiKey {
  const { secret: _, ...key } = issued;
  return key;
}
