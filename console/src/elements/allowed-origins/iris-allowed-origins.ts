import type { IrisProblem } from '@iris/client';
import type { RefusedOrigin } from '@iris/contract';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { FormCall } from '../../controllers/form-call.ts';
import { Loading } from '../../controllers/loading.ts';
import type { WidgetCalls } from '../../live/widget-calls.ts';
import { controls } from '../../look/controls.styles.ts';
import { forms } from '../../look/forms.styles.ts';
import { icon } from '../../look/icon.ts';
import { isCovered, readOrigin } from '../../state/origins.ts';
import type { ProblemText } from '../../state/problem-text.ts';
import { whenText } from '../../state/times.ts';
import { adminPageStyles } from '../admin/admin-page.styles.ts';
import { formNotice } from '../form-notice/form-notice.ts';
import { loaded, skeletonStyles } from '../loaded/loaded.ts';
import { stateNoteStyles } from '../state-note/state-note.ts';
import type { Toast } from '../toast/iris-toast.ts';

/** Makes a new list of the one that is there, and saves it. @throws {IrisProblem} */
export type ChangeOrigins = (change: (origins: readonly string[]) => string[]) => Promise<void>;

/**
 * Which sites may have the chat, and which asked for it and were refused. Each act holds at once.
 *
 * Properties: `calls`, `allowed`, `change`. Set before it is connected.
 * @fires iris-toast - `detail: Toast`
 */
export class IrisAllowedOrigins extends LitElement {
  static override styles = [
    controls,
    forms,
    stateNoteStyles,
    skeletonStyles,
    adminPageStyles,
    css`
      .card form {
        margin-block-start: var(--iris-space-4);
      }

      .line {
        align-items: start;
      }

      .line .button {
        margin-block-start: 26px;
      }

      small {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  static override properties = {
    calls: { attribute: false },
    allowed: { attribute: false },
    change: { attribute: false },
    reason: { state: true },
  };

  declare calls: Pick<WidgetCalls, 'refused'> | null;
  declare allowed: readonly string[];
  declare change: ChangeOrigins | null;
  /** Why what was typed can't be allowed; an empty string: nothing is wrong with it. */
  declare private reason: string;
  readonly #refused = new Loading(this, async () => (await this.calls?.refused()) ?? []);
  readonly #call = new FormCall(this);

  constructor() {
    super();
    this.calls = null;
    this.allowed = [];
    this.change = null;
    this.reason = '';
  }

  protected override render(): TemplateResult {
    return html`
      <section class="card" aria-labelledby="allowed">
        <h2 id="allowed" tabindex="-1">Allowed origins <span class="count">${this.allowed.length}</span></h2>
        <p>
          The sites that may have your chat: scheme, host and port. A star stands for everything below a
          domain. A change holds within 5 seconds.
        </p>
        <div>${formNotice(this.#call.state)}</div>
        ${this.#form()} ${this.allowed.length === 0 ? emptyNote() : this.#list()}
      </section>
      <section class="card" aria-labelledby="refused">
        <header>
          <h2 id="refused">Refused lately</h2>
          <button class="button bare" type="button" @click=${() => void this.#refused.load()}>
            ${icon('retry')} Look again
          </button>
        </header>
        <div>
          ${loaded(this.#refused, 'The refused origins couldn’t be loaded', (rows) => this.#refusals(rows))}
        </div>
      </section>
      <iris-ask @iris-done=${this.#keepFocus}></iris-ask>
    `;
  }

  #form(): TemplateResult {
    return html`
      <form novalidate @submit=${this.#submit}>
        <div class="line">
          <div class="field">
            <label for="origin">Add an origin</label>
            <input
              id="origin"
              name="origin"
              inputmode="url"
              autocomplete="off"
              autocapitalize="none"
              spellcheck="false"
              maxlength="300"
              placeholder="https://shop.example.com"
              aria-invalid=${this.reason !== ''}
              aria-describedby="origin-hint"
              @input=${() => (this.reason = '')}
            />
            <p class="hint bad" id="origin-hint" role="status">${this.reason}</p>
          </div>
          <button class="button" ?disabled=${this.#call.isWaiting} aria-disabled=${this.#call.isSending}>
            ${icon('plus')} Allow
          </button>
        </div>
      </form>
    `;
  }

  #list(): TemplateResult {
    return html`
      <ul class="rows after">
        ${repeat(
          this.allowed,
          (origin) => origin,
          (origin) => html`
            <li>
              <span class="what">${origin}</span>
              <button
                class="button bare"
                type="button"
                aria-label="Remove ${origin}"
                @click=${() => this.#askToRemove(origin)}
              >
                ${icon('trash')} Remove
              </button>
            </li>
          `,
        )}
      </ul>
    `;
  }

  #refusals(rows: readonly RefusedOrigin[]): TemplateResult {
    const open = rows.filter(({ origin }) => !isCovered(origin, this.allowed));
    if (open.length === 0)
      return html`<p>Nobody else asked for your chat. Sites that do and aren’t allowed stand here.</p>`;
    return html`
      <ul class="rows">
        ${repeat(
          open,
          ({ origin }) => origin,
          (row) => this.#refusal(row),
        )}
      </ul>
    `;
  }

  #refusal({ origin, count, last_at }: RefusedOrigin): TemplateResult {
    const entry = readOrigin(origin);
    return html`
      <li>
        <span class="what">
          ${origin}
          <small>
            Refused ${count === 1 ? 'once' : `${count.toLocaleString()} times`}, last
            ${whenText(Date.parse(last_at), Date.now())}. ${'reason' in entry ? entry.reason : nothing}
          </small>
        </span>
        ${
          'reason' in entry
            ? nothing
            : html`
                <button
                  class="button"
                  type="button"
                  aria-label="Allow ${origin}"
                  aria-disabled=${this.#call.isSending}
                  @click=${() => void this.#allow(origin)}
                >
                  ${icon('check')} Allow
                </button>
              `
        }
      </li>
    `;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLInputElement>('#origin');
    if (field !== null) void this.#add(field);
  };

  async #add(field: HTMLInputElement): Promise<void> {
    const entry = readOrigin(field.value);
    this.reason = 'reason' in entry ? entry.reason : '';
    if ('reason' in entry) field.focus();
    else if (await this.#allow(entry.origin)) field.value = '';
  }

  async #allow(origin: string): Promise<boolean> {
    const { change } = this;
    if (change === null) return false;
    const act = () => change((origins) => [...origins.filter((one) => one !== origin), origin]);
    const isAllowed = await this.#call.send('The origin wasn’t allowed.', act, wordsFor);
    if (!isAllowed) return false;
    this.#tell(`${origin} may have the chat now.`);
    this.#keepFocus();
    return true;
  }

  #askToRemove(origin: string): void {
    const { change } = this;
    const isLast = this.allowed.length === 1;
    this.renderRoot.querySelector('iris-ask')?.ask({
      title: `Remove ${origin}`,
      explanation: isLast
        ? 'The chat goes away there, and on every other site but localhost: nothing else is allowed.'
        : 'The chat goes away there. Conversations are kept.',
      asked: { kind: 'nothing' },
      act: 'Remove the origin',
      isDangerous: true,
      failure: 'The origin wasn’t removed.',
      run: async () => {
        await change?.((origins) => origins.filter((one) => one !== origin));
        this.#tell(`${origin} may not have the chat any more.`);
      },
    });
  }

  #tell(text: string): void {
    const detail: Toast = { text, action: null };
    this.dispatchEvent(new CustomEvent('iris-toast', { detail, bubbles: true, composed: true }));
  }

  /** The row that the keyboard was on may be gone. */
  readonly #keepFocus = (): void => {
    this.renderRoot.querySelector<HTMLElement>('#allowed')?.focus();
  };
}

function emptyNote(): TemplateResult {
  return html`
    <p>
      None yet: the chat works on <code>localhost</code> only. Once there is one, localhost needs an entry
      too, such as <code>http://localhost:3000</code>.
    </p>
  `;
}

function wordsFor({ code, requestId }: IrisProblem): ProblemText | null {
  if (code !== 'validation_failed') return null;
  return {
    title: 'This can’t be allowed.',
    advice: 'Name an origin such as https://shop.example.com or https://*.example.com.',
    requestId,
  };
}
