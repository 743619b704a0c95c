import type { DraftSettings, DraftWording } from '@iris/contract';
import { html, LitElement, type TemplateResult } from 'lit';
import { FormCall } from '../../controllers/form-call.ts';
import { Loading } from '../../controllers/loading.ts';
import type { DraftSettingsCalls } from '../../live/draft-settings-calls.ts';
import { choices } from '../../look/choices.styles.ts';
import { controls } from '../../look/controls.styles.ts';
import { forms } from '../../look/forms.styles.ts';
import { icon } from '../../look/icon.ts';
import { wordingText } from '../../state/draft-wording.ts';
import { adminPageStyles } from '../admin/admin-page.styles.ts';
import type { Question } from '../ask/question.ts';
import { formNotice, spinner } from '../form-notice/form-notice.ts';
import { loaded, skeletonStyles } from '../loaded/loaded.ts';
import { stateNoteStyles } from '../state-note/state-note.ts';
import type { Toast } from '../toast/iris-toast.ts';

const ways = [
  {
    external_model: false,
    text: 'Iris itself',
    hint: 'Quotes your articles, canned replies and earlier answers word for word. No text leaves this machine.',
  },
  {
    external_model: true,
    text: 'An outside model',
    hint: 'Words an answer from what Iris found. What was said in the room and what was found for it is sent to the model that runs outside of Iris.',
  },
] as const;

/**
 * Who words drafts: Iris itself, or an outside model; and who does as things stand, which the server has a say in. To let text leave the machine is asked about first; to keep it
 * there is not.
 *
 * Properties: `calls`. Set before it is connected.
 * @fires iris-toast - `detail: Toast`
 */
export class IrisDraftSettings extends LitElement {
  static override styles = [controls, forms, choices, stateNoteStyles, skeletonStyles, adminPageStyles];

  static override properties = { calls: { attribute: false }, chosen: { state: true } };

  declare calls: DraftSettingsCalls | null;
  /** What was chosen and isn't saved; null while nothing is. */
  declare private chosen: boolean | null;
  readonly #settings = new Loading(this, async () => (await this.calls?.settings()) ?? fromTheStart);
  readonly #call = new FormCall(this);

  constructor() {
    super();
    this.calls = null;
    this.chosen = null;
  }

  protected override render(): TemplateResult {
    return html`
      <section class="card" aria-labelledby="wording">
        <h2 id="wording">Who words drafts</h2>
        <p>A draft is a proposal that your team sends, edits or dismisses; none is ever sent by itself.</p>
        <div class="after">
          ${loaded(this.#settings, 'The setting couldn’t be loaded', (settings) => this.#form(settings))}
        </div>
        <iris-ask></iris-ask>
      </section>
    `;
  }

  #form(settings: DraftWording): TemplateResult {
    const chosen = this.chosen ?? settings.external_model;
    return html`
      <div class="notice now">
        ${icon('spark')}
        <div>${wordingText(settings)}</div>
      </div>
      ${formNotice(this.#call.state)}
      <form @submit=${(event: SubmitEvent) => this.#submit(event, chosen)}>
        <fieldset aria-labelledby="wording">
          ${ways.map(
            ({ external_model, text, hint }) => html`
              <label class="choice">
                <input
                  type="radio"
                  name="way"
                  value=${external_model ? 'outside' : 'iris'}
                  .checked=${external_model === chosen}
                  @change=${() => (this.chosen = external_model)}
                />
                <span>${text}<small>${hint}</small></span>
              </label>
            `,
          )}
        </fieldset>
        <div class="acts">
          <button
            class="button primary"
            ?disabled=${chosen === settings.external_model || this.#call.isWaiting}
            aria-disabled=${this.#call.isSending}
          >
            ${this.#call.isSending ? html`${spinner()} Saving` : 'Save'}
          </button>
        </div>
      </form>
    `;
  }

  #submit(event: SubmitEvent, external_model: boolean): void {
    event.preventDefault();
    const save = () => this.#save({ external_model });
    if (external_model) this.renderRoot.querySelector('iris-ask')?.ask(outsideQuestion(save));
    else void this.#call.send(failure, save);
  }

  async #save(settings: DraftSettings): Promise<void> {
    const saved = await this.calls?.replace(settings);
    if (saved === undefined) return;
    this.chosen = null;
    this.#settings.change(() => saved);
    const detail: Toast = {
      text: saved.external_model ? 'An outside model may word drafts now.' : 'Iris itself words drafts now.',
      action: null,
    };
    this.dispatchEvent(new CustomEvent('iris-toast', { detail, bubbles: true, composed: true }));
  }
}

const failure = 'The setting wasn’t saved.';
const fromTheStart: DraftWording = { external_model: false, model: null };

const outsideQuestion = (run: () => Promise<void>): Question => ({
  title: 'Let an outside model word drafts',
  explanation:
    'What visitors and your team wrote in a room, and what was found for it, will be sent to the model that this server is set up with. Check that you may share it, and tell your visitors where you have to.',
  asked: { kind: 'nothing' },
  act: 'Let text leave this machine',
  isDangerous: true,
  failure,
  run,
});
