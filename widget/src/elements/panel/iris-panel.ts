import type { WidgetConfig } from '@iris/contract';
import { html, LitElement, type TemplateResult } from 'lit';
import { FullScreen } from '../../controllers/full-screen.ts';
import { Subscription } from '../../controllers/subscription.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { Words } from '../../locales/en.ts';
import { timesFor, type Times } from '../../text/times.ts';
import { baseStyles } from '../base.styles.ts';
import type { IrisComposer } from '../composer/iris-composer.ts';
import { connectionLine } from './connection-line.ts';
import { panelStyles } from './iris-panel.styles.ts';
import { tenantColours } from './tenant-colours.ts';

/**
 * `<iris-panel>`: the conversation's window: header, a line when something is wrong, messages, composer.
 *
 * Properties: `conversation`, `config`, `words`, `locale`, `fills`. Fires `iris-panel-close`.
 */
export class IrisPanel extends LitElement {
  static override properties = {
    conversation: { attribute: false },
    config: { attribute: false },
    words: { attribute: false },
    locale: { attribute: false },
    fills: { type: Boolean, attribute: 'fill', reflect: true },
  };
  static override styles = [baseStyles, ...panelStyles];

  declare conversation: Conversation;
  declare config: WidgetConfig;
  declare words: Words;
  declare locale: string;
  declare fills: boolean;
  #times: Times | null = null;

  constructor() {
    super();
    this.locale = 'en';
    this.fills = false;
    this.addController(new Subscription(this, () => this.conversation));
    this.addController(new FullScreen(this));
    this.addEventListener('keydown', (event) => this.#closeOnEscape(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.role = 'dialog';
  }

  /** Shows the panel and puts the focus where one writes. */
  open(): void {
    this.hidden = false;
    void this.#arrive();
  }

  async #arrive() {
    await this.updateComplete;
    this.#composer?.focus();
    this.renderRoot.querySelector('iris-messages')?.arrive();
  }

  /** Hides the panel; `hidden` takes everything in it out of reach. */
  close(): void {
    this.#composer?.rest();
    this.hidden = true;
  }

  get #composer(): IrisComposer | null {
    return this.renderRoot.querySelector('iris-composer');
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('config')) tenantColours(this, this.config);
    if (changed.has('locale') || changed.has('words')) this.#times = timesFor(this.locale, this.words);
    this.ariaLabel = this.config.title;
  }

  override render(): TemplateResult {
    const { conversation, config, words } = this;
    const { state } = conversation;
    const times = this.#times ?? timesFor(this.locale, words);
    const line = connectionLine(state);
    const said = line === null ? '' : words[line.key];
    return html`
      <iris-header
        .config=${config}
        .state=${state}
        .words=${words}
        .times=${times}
        .canClose=${!this.fills}
        @iris-header-close=${this.#askToClose}
      ></iris-header>
      <div class="line ${line?.isError ? 'error' : ''}" ?data-quiet=${line === null} role="status">
        ${said}
      </div>
      <iris-messages
        .conversation=${conversation}
        .state=${state}
        .config=${config}
        .words=${words}
        .times=${times}
      >
      </iris-messages>
      <iris-composer .conversation=${conversation} .words=${words}></iris-composer>
    `;
  }

  readonly #askToClose = () => {
    this.dispatchEvent(new CustomEvent('iris-panel-close'));
  };

  #closeOnEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    event.stopPropagation();
    this.#askToClose();
  }
}
