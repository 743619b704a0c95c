import type { QueueRow, UserId } from '@iris/contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { Choosing } from '../../controllers/choosing.ts';
import { Popup } from '../../controllers/popup.ts';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';
import { menuStyles } from '../../look/menu.styles.ts';
import { optionStyles } from '../../look/options.styles.ts';
import { type Choice, choicesFor, type Colleagues, unknownColleagues } from '../../state/colleagues.ts';
import { canAnswer, type Me } from '../../state/me.ts';
import { comboField } from '../combo-field/combo-field.ts';
import { choiceId, choiceList } from './choice-list.ts';
import { emptyWord } from './empty-word.ts';
import { assigneeStyles } from './iris-assignee.styles.ts';

/**
 * Who of the team answers in a room: takes it, takes it over, gives it to a colleague who is found by typing, or to
 * nobody.
 *
 * Properties: `assignee`, `me`, `colleagues` (whom it can be given to).
 * @fires iris-assign - `detail: UserId | null`
 * @fires iris-want-team - the choices were opened: whom can it be given to now?
 */
export class IrisAssignee extends LitElement {
  static override styles = [controls, menuStyles, optionStyles, assigneeStyles];

  static override properties = {
    assignee: { attribute: false },
    me: { attribute: false },
    colleagues: { attribute: false },
    typed: { state: true },
  };

  declare assignee: QueueRow['assignee'];
  declare me: Me | null;
  declare colleagues: Colleagues;
  declare private typed: string;
  readonly #popup = new Popup(this, { opener: '.open', first: 'input', onOpen: () => this.#opened() });
  readonly #choosing = new Choosing(this, {
    count: () => this.#choices().length,
    take: (index) => this.#take(index),
    takers: ['Enter'],
  });

  constructor() {
    super();
    this.assignee = null;
    this.me = null;
    this.colleagues = unknownColleagues;
    this.typed = '';
    this.addController(this.#popup);
    this.addController(this.#choosing);
  }

  protected override render(): TemplateResult {
    const { me } = this;
    if (me === null) return html``;
    if (!canAnswer(me)) return html`<span class="who">${this.#who(me)}</span>`;
    return html`
      <div class="control">
        ${
          this.assignee === null
            ? html`<button class="button take" type="button" @click=${() => this.#assign(me.userId)}>
                Take
              </button>`
            : nothing
        }
        <button
          class="button open"
          type="button"
          aria-haspopup="dialog"
          aria-expanded=${this.#popup.isOpen}
          aria-label=${this.assignee === null ? 'Assign to' : nothing}
          @click=${this.#popup.toggle}
          @keydown=${this.#popup.openerPressed}
        >
          ${this.assignee === null ? nothing : this.#who(me)}${icon('back')}
        </button>
      </div>
      ${this.#popup.isOpen ? this.#menu() : nothing}
    `;
  }

  #who(me: Me): TemplateResult {
    if (this.assignee === null) return html`<span>Nobody answers yet</span>`;
    const { id, display_name } = this.assignee;
    return html`
      <iris-face .name=${display_name} .person=${id}></iris-face>
      <span class="for-screen-readers">Answered by</span>
      <span class="name" dir="auto">${id === me.userId ? 'You' : display_name}</span>
    `;
  }

  #menu(): TemplateResult {
    const choices = this.#choices();
    const isListed = choices.length > 0;
    const marked = this.#choosing.index;
    return html`
      <div class="menu" role="dialog" aria-label="Who answers">
        ${comboField({
          label: 'Find a colleague',
          placeholder: 'Find a colleague',
          typed: this.typed,
          options: isListed ? { list: 'choices', marked: choiceId(marked) } : null,
          input: this.#input,
          keydown: this.#keydown,
        })}
        ${
          isListed
            ? choiceList({
                choices,
                marked,
                answering: this.assignee?.display_name ?? null,
                take: (index) => this.#take(index),
              })
            : nothing
        }
        ${emptyWord({
          colleagues: this.colleagues,
          typed: this.typed,
          isFound: choices.some(({ kind }) => kind === 'give'),
          retry: () => this.#tell('iris-want-team'),
        })}
      </div>
    `;
  }

  #choices(): readonly Choice[] {
    const { me, assignee } = this;
    return me === null ? [] : choicesFor(this.colleagues, assignee?.id ?? null, me.userId, this.typed);
  }

  #opened(): void {
    this.typed = '';
    this.#choosing.begin();
    this.#tell('iris-want-team');
  }

  readonly #input = (event: InputEvent): void => {
    if (event.currentTarget instanceof HTMLInputElement) this.typed = event.currentTarget.value;
    this.#choosing.begin();
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') this.#popup.close();
    else if (!this.#choosing.pressed(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #take(index: number): void {
    const choice = this.#choices()[index];
    if (choice?.kind === 'give') this.#assign(choice.to.userId);
    else if (choice?.kind === 'release') this.#assign(null);
    else if (choice !== undefined && this.me !== null) this.#assign(this.me.userId);
  }

  #assign(userId: UserId | null): void {
    this.#popup.close();
    this.#tell('iris-assign', userId);
  }

  #tell(type: string, detail?: UserId | null): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
