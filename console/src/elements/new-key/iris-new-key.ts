import type { KeyType, Scope } from '@iris/contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { FormCall } from '../../controllers/form-call.ts';
import type { KeyCalls } from '../../live/key-calls.ts';
import { choices } from '../../look/choices.styles.ts';
import { controls } from '../../look/controls.styles.ts';
import { forms } from '../../look/forms.styles.ts';
import { scopeTexts } from '../../state/scopes.ts';
import { fieldsOf } from '../account/fields-of.ts';
import { adminPageStyles } from '../admin/admin-page.styles.ts';
import { formNotice, spinner } from '../form-notice/form-notice.ts';
import { newKeyStyles } from './iris-new-key.styles.ts';

const types: readonly { readonly type: KeyType; readonly text: string; readonly hint: string }[] = [
  { type: 'secret', text: 'Secret', hint: 'For your backend. Never put it into a page or an app.' },
  {
    type: 'publishable',
    text: 'Publishable',
    hint: 'May stand in a page. Starts guest sessions, and only from your allowed origins.',
  },
];

/**
 * The form of a new API key: name, type, and for a secret one what it may do.
 *
 * Properties: `calls`.
 * @fires iris-key-issued - `detail: IssuedApiKey`, the one time that its secret is there
 * @fires iris-cancel
 */
export class IrisNewKey extends LitElement {
  static override styles = [controls, forms, choices, adminPageStyles, newKeyStyles];

  static override properties = {
    calls: { attribute: false },
    keyType: { state: true },
    chosen: { state: true },
  };

  declare calls: KeyCalls | null;
  declare private keyType: KeyType;
  declare private chosen: ReadonlySet<Scope>;
  readonly #call = new FormCall(this);

  constructor() {
    super();
    this.calls = null;
    this.keyType = 'secret';
    this.chosen = new Set(scopeTexts.map(({ scope }) => scope));
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('#name')?.focus();
  }

  protected override render(): TemplateResult {
    const isEmpty = this.keyType === 'secret' && this.chosen.size === 0;
    return html`
      <section class="card" aria-labelledby="title">
        <h2 id="title">New key</h2>
        <div>${formNotice(this.#call.state)}</div>
        <form @submit=${this.#submit}>
          <div class="field">
            <label for="name">Name</label>
            <input
              id="name"
              name="name"
              autocomplete="off"
              maxlength="120"
              required
              aria-describedby="name-hint"
            />
            <p class="hint" id="name-hint">What will use it, as in Production backend.</p>
          </div>
          ${this.#typeField()} ${this.keyType === 'secret' ? this.#scopeField(isEmpty) : nothing}
          <div class="acts">
            <button
              class="button primary"
              ?disabled=${this.#call.isWaiting || isEmpty}
              aria-disabled=${this.#call.isSending}
            >
              ${this.#call.isSending ? html`${spinner()} Creating` : 'Create key'}
            </button>
            <button class="button" type="button" @click=${this.#cancel}>Cancel</button>
          </div>
        </form>
      </section>
    `;
  }

  #typeField(): TemplateResult {
    return html`
      <fieldset class="types">
        <legend>Type</legend>
        ${types.map(
          ({ type, text, hint }) => html`
            <label class="choice">
              <input
                type="radio"
                name="type"
                value=${type}
                .checked=${type === this.keyType}
                @change=${() => (this.keyType = type)}
              />
              <span>${text}<small>${hint}</small></span>
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  #scopeField(isEmpty: boolean): TemplateResult {
    return html`
      <fieldset aria-describedby="scopes-hint">
        <legend>What it may do</legend>
        ${scopeTexts.map(
          ({ scope, may }) => html`
            <label class="scope">
              <input
                type="checkbox"
                value=${scope}
                .checked=${this.chosen.has(scope)}
                @change=${() => this.#toggle(scope)}
              />
              <span>${may} <code>${scope}</code></span>
            </label>
          `,
        )}
        <p class="hint ${isEmpty ? 'bad' : ''}" id="scopes-hint" role="status">
          ${isEmpty ? 'Choose at least one.' : 'Less is safer: what isn’t chosen is refused.'}
        </p>
      </fieldset>
    `;
  }

  #toggle(scope: Scope): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(scope)) chosen.add(scope);
    this.chosen = chosen;
  }

  readonly #cancel = (): void => void this.dispatchEvent(new CustomEvent('iris-cancel'));

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#create(fieldsOf(event)('name').trim());
  };

  async #create(name: string): Promise<void> {
    const { calls, keyType } = this;
    if (calls === null) return;
    const scopes = keyType === 'secret' ? [...this.chosen] : [];
    await this.#call.send('The key wasn’t created.', async () => {
      const detail = await calls.create({ name, key_type: keyType, scopes });
      this.dispatchEvent(new CustomEvent('iris-key-issued', { detail }));
    });
  }
}
