import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Choosing } from '../../controllers/choosing.ts';
import { focusPart } from '../../controllers/focus-part.ts';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';
import { mostTags, offeredTags } from '../../state/tags.ts';
import { comboField } from '../combo-field/combo-field.ts';
import { tagEditorStyles } from './iris-tag-editor.styles.ts';
import { tagId, tagList } from './tag-list.ts';

/**
 * The tags of a room: each can be taken off, and a field adds more, with those in use offered while typing. Backspace in
 * the empty field takes the last one off.
 *
 * Properties: `tags`, `inUse` (tags of the workspace, most used first), `canEdit`.
 * @fires iris-set-tags - `detail: string[]`, all of them as they should be
 * @fires iris-want-tags - the field was opened: which are in use now?
 */
export class IrisTagEditor extends LitElement {
  static override styles = [controls, tagEditorStyles];

  static override properties = {
    tags: { attribute: false },
    inUse: { attribute: false },
    canEdit: { attribute: false },
    isOpen: { state: true },
    typed: { state: true },
  };

  declare tags: readonly string[];
  declare inUse: readonly string[];
  declare canEdit: boolean;
  declare private isOpen: boolean;
  declare private typed: string;
  readonly #choosing = new Choosing(this, {
    count: () => this.#offered().length,
    take: (index) => this.#add(index),
    takers: ['Enter', ','],
  });

  constructor() {
    super();
    this.tags = [];
    this.inUse = [];
    this.canEdit = false;
    this.isOpen = false;
    this.typed = '';
    this.addController(this.#choosing);
  }

  /** Opens the field. */
  override focus(): void {
    if (this.canEdit && this.tags.length < mostTags) this.#open();
    else focusPart(this, 'button');
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.get('isOpen') === false) this.#field()?.focus();
  }

  protected override render(): TemplateResult {
    return html`
      <div class="tags" role="group" aria-label="Tags">
        ${this.tags.map((tag) => this.#chip(tag))} ${this.#adding()}
      </div>
    `;
  }

  #chip(tag: string): TemplateResult {
    return html`
      <span class="tag">
        <span dir="auto">${tag}</span>
        ${
          this.canEdit
            ? html`
                <button type="button" aria-label="Remove tag ${tag}" @click=${() => this.#remove(tag)}>
                  ${icon('close')}
                </button>
              `
            : nothing
        }
      </span>
    `;
  }

  #adding(): TemplateResult | typeof nothing {
    if (!this.canEdit || this.tags.length >= mostTags) return nothing;
    if (!this.isOpen)
      return html`<button class="add" type="button" @click=${() => this.#open()}>${icon('plus')}Tag</button>`;
    const offered = this.#offered();
    const isListed = offered.length > 0;
    const marked = this.#choosing.index;
    return html`
      <span class="adding" @focusout=${() => this.#close()}>
        ${comboField({
          label: 'Add a tag',
          placeholder: 'Tag',
          typed: this.typed,
          options: isListed ? { list: 'offered', marked: tagId(marked) } : null,
          input: this.#input,
          keydown: this.#keydown,
        })}
        ${isListed ? tagList({ offered, inUse: this.inUse, marked, take: (index) => this.#add(index) }) : nothing}
      </span>
    `;
  }

  #offered(): readonly string[] {
    return this.isOpen ? offeredTags(this.typed, this.inUse, this.tags) : [];
  }

  readonly #input = (): void => {
    this.typed = this.#field()?.value ?? '';
    this.#choosing.begin();
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (this.#choosing.pressed(event) || this.#act(event.key)) event.preventDefault();
  };

  #act(key: string): boolean {
    const last = this.tags.at(-1);
    if (key === 'Escape') {
      this.#close();
      focusPart(this, '.add');
      return true;
    }
    if (key !== 'Backspace' || this.typed !== '' || last === undefined) return key === ',';
    this.#set(this.tags.slice(0, -1));
    return true;
  }

  #open(): void {
    this.isOpen = true;
    this.#choosing.begin();
    this.dispatchEvent(new CustomEvent('iris-want-tags', { bubbles: true, composed: true }));
  }

  #close(): void {
    this.isOpen = false;
    this.typed = '';
  }

  /** The field stays open: one tag seldom comes alone. */
  #add(index: number): void {
    const tag = this.#offered()[index];
    this.typed = '';
    this.#choosing.begin();
    if (tag !== undefined) this.#set([...this.tags, tag]);
  }

  #remove(tag: string): void {
    this.#set(this.tags.filter((other) => other !== tag));
    focusPart(this, '.add, input');
  }

  /** Shown at once; what the server keeps comes back by the property. */
  #set(tags: readonly string[]): void {
    this.tags = tags;
    this.dispatchEvent(new CustomEvent('iris-set-tags', { detail: tags, bubbles: true, composed: true }));
  }

  #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }
}
