import type { RetentionPolicy, RetentionWindows } from '@iris/contract';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { FormCall } from '../../controllers/form-call.ts';
import { Loading } from '../../controllers/loading.ts';
import type { RetentionCalls } from '../../live/retention-calls.ts';
import { controls } from '../../look/controls.styles.ts';
import { forms } from '../../look/forms.styles.ts';
import {
  daysFrom,
  mostDays,
  type RetentionText,
  retentionTexts,
  type RetentionWindow,
  roughly,
  shortened,
} from '../../state/retention.ts';
import { whenText } from '../../state/times.ts';
import { adminPageStyles } from '../admin/admin-page.styles.ts';
import { formNotice, spinner } from '../form-notice/form-notice.ts';
import { loaded, skeletonStyles } from '../loaded/loaded.ts';
import { stateNoteStyles } from '../state-note/state-note.ts';
import type { Toast } from '../toast/iris-toast.ts';

/**
 * How long the workspace keeps what. A longer window is saved at once; a shorter one is asked about first.
 *
 * Properties: `calls`. Set before it is connected.
 * @fires iris-toast - `detail: Toast`
 */
export class IrisRetention extends LitElement {
  static override styles = [
    controls,
    forms,
    stateNoteStyles,
    skeletonStyles,
    adminPageStyles,
    css`
      .window {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 2px var(--iris-space-4);
        align-items: center;
        padding-block-end: var(--iris-space-4);
        border-block-end: 1px solid var(--iris-border);
      }

      .window > .hint {
        grid-column: 1;
      }

      .save {
        display: flex;
        gap: var(--iris-space-3);
        align-items: center;
      }

      .days {
        grid-row: 1 / 3;
        grid-column: 2;
        display: grid;
        grid-template-columns: 88px auto;
        gap: 2px var(--iris-space-2);
        align-items: center;
        font-variant-numeric: tabular-nums;
      }

      .window .days small {
        grid-column: 1 / 3;
        min-block-size: 1.45em;
        color: var(--iris-text-muted);
      }

      @media (max-width: 479px) {
        .window {
          grid-template-columns: minmax(0, 1fr);
        }

        .days {
          grid-row: auto;
          grid-column: 1;
          grid-template-columns: 88px auto 1fr;
        }

        .window .days small {
          grid-column: auto;
        }
      }
    `,
  ];

  static override properties = { calls: { attribute: false }, typed: { state: true } };

  declare calls: RetentionCalls | null;
  /** What stands in the fields that were changed. */
  declare private typed: Readonly<Partial<Record<RetentionWindow, string>>>;
  readonly #policy = new Loading(this, async () => (await this.calls?.policy()) ?? null);
  readonly #call = new FormCall(this);

  constructor() {
    super();
    this.calls = null;
    this.typed = {};
  }

  protected override render(): TemplateResult {
    return html`
      <p class="lead">
        How long each kind of data is to be kept: as much as you need to help people, and no more. Nothing is
        deleted by these windows yet.
      </p>
      <section class="card" aria-labelledby="windows">
        <h2 id="windows">How long we keep</h2>
        <div>
          ${loaded(this.#policy, 'The windows couldn’t be loaded', (policy) =>
            policy === null ? html`` : this.#form(policy),
          )}
        </div>
      </section>
      <iris-ask></iris-ask>
    `;
  }

  #form(policy: RetentionPolicy): TemplateResult {
    const wanted = this.#wanted(policy);
    const isSame = wanted !== null && retentionTexts.every(({ window }) => wanted[window] === policy[window]);
    return html`
      ${formNotice(this.#call.state)}
      <form @submit=${(event: SubmitEvent) => this.#submit(event, policy)}>
        ${retentionTexts.map((text) => this.#field(text, policy))}
        <div class="save">
          <button
            class="button primary"
            ?disabled=${wanted === null || isSame || this.#call.isWaiting}
            aria-disabled=${this.#call.isSending}
          >
            ${this.#call.isSending ? html`${spinner()} Saving` : 'Save'}
          </button>
          <p class="hint">Last changed ${whenText(Date.parse(policy.updated_at), Date.now())}.</p>
        </div>
      </form>
    `;
  }

  #field({ window, name, about }: RetentionText, policy: RetentionPolicy): TemplateResult {
    const text = this.typed[window] ?? String(policy[window]);
    const days = daysFrom(text);
    return html`
      <div class="window">
        <label for=${window}>${name}</label>
        <p class="hint" id="${window}-hint">${about}</p>
        <div class="days">
          <input
            id=${window}
            inputmode="numeric"
            autocomplete="off"
            maxlength="5"
            aria-invalid=${days === null}
            aria-describedby="${window}-hint ${window}-days"
            .value=${text}
            @input=${(event: InputEvent) => this.#type(window, event)}
          />
          <span>days</span>
          <small class="hint ${days === null ? 'bad' : ''}" id="${window}-days">
            ${days === null ? `1 to ${mostDays}` : roughly(days)}
          </small>
        </div>
      </div>
    `;
  }

  #type(window: RetentionWindow, event: InputEvent): void {
    const field = event.currentTarget;
    if (field instanceof HTMLInputElement) this.typed = { ...this.typed, [window]: field.value };
  }

  /** What would be saved; null while a field holds no number of days. */
  #wanted(policy: RetentionPolicy): RetentionWindows | null {
    const daysOf = (window: RetentionWindow) => daysFrom(this.typed[window] ?? String(policy[window]));
    const [messages, audit, attachments, guests] = [
      daysOf('messages_days'),
      daysOf('audit_days'),
      daysOf('attachments_days'),
      daysOf('guests_days'),
    ];
    if (messages === null || audit === null || attachments === null || guests === null) return null;
    return {
      messages_days: messages,
      audit_days: audit,
      attachments_days: attachments,
      guests_days: guests,
    };
  }

  #submit(event: SubmitEvent, policy: RetentionPolicy): void {
    event.preventDefault();
    const wanted = this.#wanted(policy);
    if (wanted === null) return;
    const shorter = shortened(policy, wanted);
    if (shorter.length === 0) {
      void this.#call.send('The windows weren’t saved.', () => this.#save(wanted));
      return;
    }
    this.renderRoot.querySelector('iris-ask')?.ask({
      title: 'Keep less than before',
      explanation: `${shorter.map(({ name, window }) => `${name}: ${wanted[window]} days instead of ${policy[window]}`).join('. ')}. What is older will be deleted for good once these windows take effect.`,
      asked: { kind: 'nothing' },
      act: 'Shorten the windows',
      isDangerous: true,
      failure: 'The windows weren’t saved.',
      run: () => this.#save(wanted),
    });
  }

  async #save(windows: RetentionWindows): Promise<void> {
    const saved = await this.calls?.replace(windows);
    if (saved === undefined) return;
    this.typed = {};
    this.#policy.change(() => saved);
    const detail: Toast = { text: 'Saved how long things are kept.', action: null };
    this.dispatchEvent(new CustomEvent('iris-toast', { detail, bubbles: true, composed: true }));
  }
}
