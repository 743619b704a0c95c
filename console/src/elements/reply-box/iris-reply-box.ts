import type { Draft, DraftId } from '@iris/contract';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Choosing } from '../../controllers/choosing.ts';
import { focusPart } from '../../controllers/focus-part.ts';
import { controls } from '../../look/controls.styles.ts';
import { growing } from '../../look/growing.styles.ts';
import { icon } from '../../look/icon.ts';
import { cannedFor, type CannedReply, type ShortcutQuery, shortcutAt } from '../../state/canned-replies.ts';
import { characters, mostCharacters } from '../../state/characters.ts';
import type { DraftFate } from '../../state/proposal.ts';
import type { WritingMode, Written } from '../../state/unsent.ts';
import { boxHead } from './box-head.ts';
import { cannedCount, cannedId, cannedList } from './canned-list.ts';
import { replyBoxStyles } from './iris-reply-box.styles.ts';
import { fateWords, writingWords } from './writing-words.ts';

/** From where on the rest is counted down. */
const countFrom = mostCharacters - 500;

/**
 * Where the team writes: a reply, or a note that turns the whole box amber. Enter sends, Shift+Enter breaks the line, and
 * neither while an input method is composing. A slash finds a canned reply. Grows with the text.
 *
 * Properties: `mode`, `text` (what was begun in this mode), `draftId` (the draft that it was begun from), `fate` (what
 * became of that draft meanwhile), `to` (the visitor's name), `draft` (the one that stands above the box), `canned`,
 * `colleagues` (names of those who are answering too), `isSaving`. One box belongs to one room.
 * @fires iris-send - `detail: Written`
 * @fires iris-write - `detail: Written`, after each change
 * @fires iris-switch-mode - `detail: WritingMode`
 * @fires iris-want-canned - somebody begins to type a shortcut
 * @fires iris-dismiss-draft - Escape in an empty box below a draft
 * @fires iris-edit-last - arrow up in an empty box
 */
export class IrisReplyBox extends LitElement {
  static override styles = [controls, growing, replyBoxStyles];

  static override properties = {
    mode: {},
    text: {},
    draftId: { attribute: false },
    fate: {},
    to: {},
    draft: { attribute: false },
    canned: { attribute: false },
    colleagues: { attribute: false },
    isSaving: { attribute: false },
    shortcut: { state: true },
  };

  declare mode: WritingMode;
  declare text: string;
  declare draftId: DraftId | null;
  declare fate: DraftFate | null;
  declare to: string;
  declare draft: Draft | null;
  declare canned: readonly CannedReply[];
  declare colleagues: readonly string[];
  declare isSaving: boolean;
  /** The shortcut that is being typed. */
  declare private shortcut: ShortcutQuery | null;
  readonly #choosing = new Choosing(this, {
    count: () => this.#found().length,
    take: (index) => this.#insert(index),
    takers: ['Enter', 'Tab'],
  });

  constructor() {
    super();
    this.mode = 'reply';
    this.text = '';
    this.draftId = null;
    this.fate = null;
    this.to = '';
    this.draft = null;
    this.canned = [];
    this.colleagues = [];
    this.isSaving = false;
    this.shortcut = null;
    this.addController(this.#choosing);
  }

  override focus(): void {
    focusPart(this, 'textarea');
  }

  /** Puts a draft into the box, to be changed before it is sent. */
  takeOver({ id, content }: Draft): void {
    this.#write(content, id);
    this.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('mode')) this.shortcut = null;
  }

  protected override updated(): void {
    const field = this.#field();
    if (field !== null && field.value !== this.text) field.value = this.text;
  }

  protected override render(): TemplateResult {
    const { mode } = this;
    const words = writingWords(mode, this.to, this.#canTakeOver !== null);
    const found = this.#found();
    const isOpen = found.length > 0;
    const marked = this.#choosing.index;
    return html`
      ${isOpen ? cannedList({ replies: found, marked, take: (index) => this.#insert(index) }) : nothing}
      <form class="box ${mode}" @submit=${this.#submit}>
        ${boxHead({ mode, colleagues: this.colleagues, switchTo: (other) => void this.#tell('iris-switch-mode', other) })}
        <div class="grow" data-text=${`${this.text} `}>
          <textarea
            rows="1"
            aria-label=${words.label}
            placeholder=${words.label}
            dir="auto"
            enterkeyhint="send"
            aria-describedby="hint"
            aria-autocomplete=${mode === 'reply' ? 'list' : nothing}
            aria-controls=${isOpen ? 'canned' : nothing}
            aria-activedescendant=${isOpen ? cannedId(marked) : nothing}
            ?readonly=${this.isSaving}
            @input=${this.#input}
            @keydown=${this.#keydown}
            @blur=${() => (this.shortcut = null)}
          ></textarea>
        </div>
        ${this.#fate()}
        <div class="foot">
          <span class="hint" id="hint">${words.hint}</span>
          ${this.#left()}
          <button class="button primary send" ?disabled=${!this.#canSend}>
            ${icon(mode === 'note' ? 'lock' : 'send')}<span>${this.isSaving ? 'Adding …' : words.act}</span>
          </button>
        </div>
      </form>
      ${cannedCount(isOpen ? found.length : null)}
    `;
  }

  #fate(): TemplateResult {
    const words = this.mode === 'note' || this.fate === null ? nothing : fateWords[this.fate];
    return html`<p class="fate" role="status">${words}</p>`;
  }

  #left(): TemplateResult | typeof nothing {
    const length = this.#length;
    if (length <= countFrom) return nothing;
    const left = mostCharacters - length;
    const words = left < 0 ? `${-left} characters too long` : `${left} characters left`;
    return html`<span class="left ${left < 0 ? 'over' : ''}" role="status">${words}</span>`;
  }

  get #length(): number {
    return characters(this.text.trim());
  }

  get #canSend(): boolean {
    return !this.isSaving && this.#length > 0 && this.#length <= mostCharacters;
  }

  /** The draft that Tab would put into the box; null where nothing may be written over. */
  get #canTakeOver(): Draft | null {
    return this.mode === 'reply' && this.text === '' ? this.draft : null;
  }

  #found(): readonly CannedReply[] {
    return this.shortcut === null ? [] : cannedFor(this.canned, this.shortcut.query);
  }

  readonly #input = (): void => {
    const field = this.#field();
    if (field === null) return;
    this.#write(field.value, this.draftId);
    const isFirst = this.shortcut === null;
    this.shortcut = this.mode === 'reply' ? shortcutAt(field.value, field.selectionStart) : null;
    this.#choosing.begin();
    if (isFirst && this.shortcut !== null) this.#tell('iris-want-canned');
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    // Safari reports the Enter that ends a composition as key code 229 after the composition.
    const isComposing = event.isComposing || event.keyCode === 229;
    const isModified = event.key !== 'Enter' && (event.ctrlKey || event.metaKey);
    if (isComposing || isModified || event.altKey || event.shiftKey) return;
    if (this.#choosing.pressed(event) || this.#act(event.key)) event.preventDefault();
  };

  #act(key: string): boolean {
    const draft = this.#canTakeOver;
    switch (key) {
      case 'Enter':
        this.#send();
        return true;
      case 'ArrowUp':
        return this.text === '' && this.mode === 'reply' && this.#tell('iris-edit-last');
      case 'Tab':
        if (draft !== null) this.takeOver(draft);
        return draft !== null;
      case 'Escape':
        return this.#closeCanned() || (draft !== null && this.#tell('iris-dismiss-draft'));
      default:
        return false;
    }
  }

  /** Whether there was anything to close. What was typed stays. */
  #closeCanned(): boolean {
    const wasOpen = this.#found().length > 0;
    this.shortcut = null;
    return wasOpen;
  }

  #insert(index: number): void {
    const [field, reply, place] = [this.#field(), this.#found()[index], this.shortcut];
    this.shortcut = null;
    if (field === null || reply === undefined || place === null) return;
    field.setRangeText(reply.content, place.start, place.end, 'end');
    this.#write(field.value, this.draftId);
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#send();
    this.focus();
  };

  /** A reply is on its way from here on. A note stays until it is saved: nothing else would keep it. */
  #send(): void {
    if (!this.#canSend) return;
    const { mode, text, fate } = this;
    // Whoever was told that somebody else has sent the draft, and sends all the same, sends words of their own.
    const draftId = fate === null || fate === 'dismissed' ? this.draftId : null;
    if (mode === 'reply') this.#write('', null);
    this.#tell('iris-send', { mode, text: text.trim(), draftId } satisfies Written);
  }

  /** A text that was emptied has nothing of its draft any more. */
  #write(text: string, draftId: DraftId | null): void {
    this.text = text;
    this.draftId = text.trim() === '' ? null : draftId;
    this.#tell('iris-write', { mode: this.mode, text, draftId: this.draftId } satisfies Written);
  }

  #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  #tell(type: string, detail?: unknown): true {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
    return true;
  }
}
