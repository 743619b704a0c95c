import type { Draft, DraftSource } from '@iris/contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';
import { problemText } from '../../state/problem-text.ts';
import { noProposal, type Proposal } from '../../state/proposal.ts';
import { messageText } from '../message-log/message-text.ts';
import { engineWords, goneWords, sourceWords } from './draft-words.ts';
import { draftCardStyles } from './iris-draft-card.styles.ts';

/**
 * How much of a draft there is to see: all of it, a line of it while something else is written, or only what it was made
 * from while it is being edited.
 */
export type DraftView = 'whole' | 'aside' | 'sources';

/**
 * The answer that is proposed, above the reply box: what it says, what it was made from, and by whom. Says nothing while
 * there is none.
 *
 * Properties: `proposal`, `view`, `canAct` (who only reads sees what is proposed, and nothing to do with it).
 * @fires iris-send-draft - as it is
 * @fires iris-edit-draft - take it over into the reply box
 * @fires iris-dismiss-draft - by its button or Escape
 * @fires iris-make-draft - another one is wanted
 */
export class IrisDraftCard extends LitElement {
  static override styles = [controls, draftCardStyles];

  static override properties = {
    proposal: { attribute: false },
    view: {},
    canAct: { attribute: false },
  };

  declare proposal: Proposal;
  declare view: DraftView;
  declare canAct: boolean;

  constructor() {
    super();
    this.proposal = noProposal;
    this.view = 'whole';
    this.canAct = false;
  }

  protected override render(): TemplateResult {
    return html`
      <div class="for-screen-readers" role="status">${this.#news()}</div>
      ${this.#content(this.proposal)}
    `;
  }

  /** What has just happened, for whoever can't see the card change. */
  #news(): string {
    switch (this.proposal.status) {
      case 'making':
        return 'Looking for an answer';
      case 'ready':
        return this.canAct
          ? 'There is a draft. Tab in the empty reply box takes it over.'
          : 'There is a draft.';
      case 'gone':
        return goneWords[this.proposal.fate];
      case 'exhausted':
        return 'There is no other answer in what your team has written down.';
      default:
        return '';
    }
  }

  #content(proposal: Proposal): TemplateResult | typeof nothing {
    switch (proposal.status) {
      case 'none':
        return nothing;
      case 'making':
        return html`<p class="card line">${icon('spark')}<span>Looking for an answer …</span></p>`;
      case 'ready':
        return this.#draft(proposal.draft);
      case 'gone':
      case 'exhausted':
        return html`<div class="card line">
          ${icon('spark')}<span>${this.#news()}</span>${this.#acts(this.#dismissButton())}
        </div>`;
      case 'failed':
        return this.#failure(proposal.problem);
    }
  }

  #draft(draft: Draft): TemplateResult {
    const { content, engine } = draft;
    return html`
      <section class="card ${this.view}" aria-label="Draft" @keydown=${this.#keydown}>
        <header>
          ${icon('spark')}
          <h2>${this.view === 'sources' ? 'From a draft' : 'Draft'}</h2>
          ${this.view === 'aside' ? nothing : html`<span class="engine">${engineWords[engine]}</span>`}
        </header>
        ${this.view === 'sources' ? nothing : html`<p class="text" dir="auto">${messageText(content)}</p>`}
        ${this.view === 'aside' ? nothing : sourceList(draft.sources)}
        ${this.view === 'whole' ? this.#acts(this.#draftButtons()) : nothing}
      </section>
    `;
  }

  #draftButtons(): TemplateResult {
    return html`
      <div class="acts">
        <button class="button primary" type="button" @click=${() => this.#tell('iris-send-draft')}>
          ${icon('send')}Send
        </button>
        <button class="button" type="button" @click=${() => this.#tell('iris-edit-draft')}>
          Edit <kbd>Tab</kbd>
        </button>
        ${this.#dismissButton()} ${this.#makeButton('Make another')}
      </div>
    `;
  }

  #failure(problem: unknown): TemplateResult {
    const { title, advice, requestId } = problemText(problem, 'No draft could be made.');
    return html`
      <div class="card line failed" role="alert">
        ${icon('alert')}
        <span>${title} ${advice} ${requestId === null ? nothing : html`<code>${requestId}</code>`}</span>
        ${this.#acts(html`${this.#makeButton('Try again')} ${this.#dismissButton()}`)}
      </div>
    `;
  }

  #acts(buttons: TemplateResult): TemplateResult | typeof nothing {
    return this.canAct ? buttons : nothing;
  }

  #dismissButton(): TemplateResult {
    return html`
      <button class="button bare" type="button" @click=${() => this.#tell('iris-dismiss-draft')}>
        Dismiss <kbd>Esc</kbd>
      </button>
    `;
  }

  #makeButton(text: string): TemplateResult {
    return html`
      <button class="button bare make" type="button" @click=${() => this.#tell('iris-make-draft')}>
        ${icon('retry')}${text}
      </button>
    `;
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.canAct) return;
    event.preventDefault();
    this.#tell('iris-dismiss-draft');
  };

  #tell(type: string): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true }));
  }
}

function sourceList(sources: readonly DraftSource[]): TemplateResult | typeof nothing {
  if (sources.length === 0) return nothing;
  return html`
    <ul aria-label="Made from">
      ${sources.map(({ kind, title }) => html`<li><span>${sourceWords[kind]}</span><b dir="auto">${title}</b></li>`)}
    </ul>
  `;
}
