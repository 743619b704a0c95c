import type { QueueRow, UserId } from '@iris/contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { Menu } from '../../controllers/menu.ts';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';
import { menuStyles } from '../../look/menu.styles.ts';
import { canAnswer, type Me } from '../../state/me.ts';
import type { Assignable } from '../../state/team-mates.ts';
import { assigneeStyles } from './iris-assignee.styles.ts';

/**
 * Who of the team answers in a room: takes it, takes it over, gives it to a colleague, or to nobody.
 *
 * Properties: `assignee`, `me`, `colleagues` (whom it can be given to).
 * @fires iris-assign - `detail: UserId | null`
 * @fires iris-want-team - the menu was opened: who is there now?
 */
export class IrisAssignee extends LitElement {
  static override styles = [controls, menuStyles, assigneeStyles];

  static override properties = {
    assignee: { attribute: false },
    me: { attribute: false },
    colleagues: { attribute: false },
  };

  declare assignee: QueueRow['assignee'];
  declare me: Me | null;
  declare colleagues: readonly Assignable[];
  readonly #menu = new Menu(this, { opener: '.open', onOpen: () => this.#tell('iris-want-team') });

  constructor() {
    super();
    this.assignee = null;
    this.me = null;
    this.colleagues = [];
    this.addController(this.#menu);
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
          aria-haspopup="menu"
          aria-expanded=${this.#menu.isOpen}
          aria-label=${this.assignee === null ? 'Assign to' : nothing}
          @click=${this.#menu.toggle}
          @keydown=${this.#menu.openerPressed}
        >
          ${this.assignee === null ? nothing : this.#who(me)}${icon('back')}
        </button>
      </div>
      ${this.#menu.isOpen ? this.#choices(me) : nothing}
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

  #choices(me: Me): TemplateResult {
    const assigned = this.assignee?.id ?? null;
    return html`
      <div class="menu" role="menu" aria-label="Who answers" @keydown=${this.#menu.pressed}>
        ${assigned === me.userId ? nothing : this.#choice(me.userId, html`${icon('person')}${this.#takeWords()}`)}
        ${assigned === null ? nothing : this.#choice(null, html`${icon('close')}Release`)}
        <hr />
        <div role="group" aria-label="Give it to">
          ${this.colleagues
            .filter(({ userId }) => userId !== assigned)
            .map(({ userId, name, avatarUrl, presence }) =>
              this.#choice(
                userId,
                html`
                  <iris-face
                    .name=${name}
                    .person=${userId}
                    .picture=${avatarUrl}
                    .presence=${presence}
                  ></iris-face>
                  <span class="name" dir="auto">${name}</span>
                  <small>${presence}</small>
                `,
              ),
            )}
        </div>
        ${this.colleagues.length === 0 ? html`<p>No colleague has been here yet.</p>` : nothing}
      </div>
    `;
  }

  #takeWords(): string {
    return this.assignee === null ? 'Take' : `Take over from ${this.assignee.display_name}`;
  }

  #choice(userId: UserId | null, content: TemplateResult): TemplateResult {
    return html`
      <button role="menuitem" type="button" tabindex="-1" @click=${() => this.#assign(userId)}>
        ${content}
      </button>
    `;
  }

  #assign(userId: UserId | null): void {
    this.#menu.close();
    this.#tell('iris-assign', userId);
  }

  #tell(type: string, detail?: UserId | null): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
