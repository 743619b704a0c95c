import { IrisProblem } from '@iris/client';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { FormCall } from '../../controllers/form-call.ts';
import { Loading } from '../../controllers/loading.ts';
import type { WidgetCalls } from '../../live/widget-calls.ts';
import { controls } from '../../look/controls.styles.ts';
import { forms } from '../../look/forms.styles.ts';
import { textAreas } from '../../look/text-areas.styles.ts';
import { icon } from '../../look/icon.ts';
import type { Me } from '../../state/me.ts';
import {
  fieldNames,
  type HeldSettings,
  isChanged,
  previewConfig,
  type TypedSettings,
  withTyped,
} from '../../state/widget-settings.ts';
import { adminPageStyles } from '../admin/admin-page.styles.ts';
import type { ChangeOrigins } from '../allowed-origins/iris-allowed-origins.ts';
import { fieldProblem } from '../form-notice/field-problem.ts';
import { formNotice, spinner } from '../form-notice/form-notice.ts';
import { loaded, skeletonStyles } from '../loaded/loaded.ts';
import { stateNoteStyles } from '../state-note/state-note.ts';
import type { Toast } from '../toast/iris-toast.ts';
import { hoursFields } from './hours-fields.ts';
import { widgetSettingsStyles } from './iris-widget-settings.styles.ts';
import { lookFields, placeFields, wordFields } from './look-fields.ts';
import { preChatFields } from './pre-chat-fields.ts';

/**
 * How the widget looks, what it says and where it may stand, with the widget itself beside it. What another
 * administrator saves meanwhile is never undone: it is shown, under what is typed here.
 *
 * Properties: `calls`, `me`. Set both before it is connected.
 * @fires iris-toast - `detail: Toast`
 */
export class IrisWidgetSettings extends LitElement {
  static override styles = [
    controls,
    forms,
    textAreas,
    stateNoteStyles,
    skeletonStyles,
    adminPageStyles,
    widgetSettingsStyles,
  ];

  static override properties = {
    calls: { attribute: false },
    me: { attribute: false },
    typed: { state: true },
    wasOvertaken: { state: true },
  };

  declare calls: WidgetCalls | null;
  declare me: Me | null;
  declare private typed: TypedSettings;
  /** Somebody else saved while this was being typed. */
  declare private wasOvertaken: boolean;
  readonly #held = new Loading(this, async () => (await this.calls?.settings()) ?? null);
  readonly #call = new FormCall(this);

  constructor() {
    super();
    this.calls = null;
    this.me = null;
    this.typed = {};
    this.wasOvertaken = false;
  }

  protected override render(): TemplateResult {
    const content = loaded(this.#held, 'The settings couldn’t be loaded', (held) =>
      held === null || this.me === null ? html`` : this.#page(held, this.me),
    );
    return html`
      <p class="lead">How your chat looks on your site, what it says, and which sites may have it.</p>
      ${
        this.#held.state.status === 'loaded'
          ? content
          : html`<section class="card" aria-label="Settings">${content}</section>`
      }
    `;
  }

  #page(held: HeldSettings, me: Me): TemplateResult {
    const wanted = withTyped(held.settings, this.typed);
    return html`
      <div class="beside">
        <form class="stack" @submit=${this.#submit}>
          ${card('words', 'Words', wordFields(wanted, this.#set))}
          ${card('look', 'Look', lookFields(wanted, this.#set))}
          ${card('place', 'Place and manners', placeFields(wanted, this.#set))}
          ${card(
            'hours',
            'Hours',
            hoursFields(wanted.business_hours, (business_hours) => this.#set({ business_hours })),
          )}
          ${card(
            'questions',
            'Questions first',
            preChatFields(wanted.pre_chat, (pre_chat) => this.#set({ pre_chat })),
          )}
          ${this.#saving(held)}
        </form>
        <iris-widget-preview .config=${previewConfig(me.tenantId, wanted)}></iris-widget-preview>
      </div>
      <iris-allowed-origins
        .calls=${this.calls}
        .allowed=${held.settings.allowed_origins}
        .change=${this.#changeOrigins}
      ></iris-allowed-origins>
    `;
  }

  #saving({ settings }: HeldSettings): TemplateResult {
    const isSame = !isChanged(settings, this.typed);
    return html`
      <div class="save">
        ${formNotice(this.#call.state)}
        <div role="status">${this.wasOvertaken ? overtakenNotice() : nothing}</div>
        <div class="acts">
          <button
            class="button primary"
            ?disabled=${isSame || this.#call.isWaiting}
            aria-disabled=${this.#call.isSending}
          >
            ${this.#call.isSending ? html`${spinner()} Saving` : 'Save'}
          </button>
          ${
            isSame
              ? html`<p>All is saved.</p>`
              : html`<button class="button bare" type="button" @click=${this.#discard}>Discard</button>`
          }
        </div>
      </div>
    `;
  }

  readonly #set = (typed: TypedSettings): void => {
    this.typed = { ...this.typed, ...typed };
  };

  readonly #discard = (): void => {
    this.typed = {};
    this.wasOvertaken = false;
    this.#call.reset();
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#call.send('The settings weren’t saved.', () => this.#save(), wordsFor);
  };

  async #save(): Promise<void> {
    const { calls } = this;
    const { state } = this.#held;
    if (calls === null || state.status !== 'loaded' || state.value === null) return;
    const { settings, etag } = state.value;
    const { typed } = this;
    try {
      const saved = await calls.replace(withTyped(settings, typed), etag);
      this.#held.change(() => saved);
      if (this.typed === typed) this.typed = {};
      this.wasOvertaken = false;
      this.#tell('Saved. Visitors see it within a few minutes.');
    } catch (problem) {
      if (!isConflict(problem)) throw problem;
      const theirs = await calls.settings();
      this.#held.change(() => theirs);
      this.wasOvertaken = true;
    }
  }

  /** An origin more or less is right whatever else was changed meanwhile: then it is done on top of that. */
  readonly #changeOrigins: ChangeOrigins = async (change) => {
    const { calls } = this;
    const { state } = this.#held;
    if (calls === null || state.status !== 'loaded' || state.value === null) return;
    const put = ({ settings, etag }: HeldSettings) =>
      calls.replace({ ...settings, allowed_origins: change(settings.allowed_origins) }, etag);
    const saved = await put(state.value).catch(async (problem: unknown) => {
      if (!isConflict(problem)) throw problem;
      return put(await calls.settings());
    });
    this.#held.change(() => saved);
  };

  #tell(text: string): void {
    const detail: Toast = { text, action: null };
    this.dispatchEvent(new CustomEvent('iris-toast', { detail, bubbles: true, composed: true }));
  }
}

const isConflict = (problem: unknown): boolean =>
  problem instanceof IrisProblem && problem.code === 'conflict';

const wordsFor = (problem: IrisProblem) => fieldProblem(problem, fieldNames);

function card(id: string, title: string, content: TemplateResult): TemplateResult {
  return html`
    <section class="card" aria-labelledby=${id}>
      <h2 id=${id}>${title}</h2>
      <div class="fields">${content}</div>
    </section>
  `;
}

function overtakenNotice(): TemplateResult {
  return html`
    <div class="notice waiting">
      ${icon('alert')}
      <div>
        Somebody else changed the widget meanwhile. Their changes are in the form now, with yours on top. Look
        at it, and save again.
      </div>
    </div>
  `;
}
