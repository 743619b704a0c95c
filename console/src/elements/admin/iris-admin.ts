import { css, html, LitElement, type TemplateResult } from 'lit';
import type { Send } from '../../live/send.ts';
import { controls } from '../../look/controls.styles.ts';
import { canAdminister, type Me } from '../../state/me.ts';
import { problemText } from '../../state/problem-text.ts';
import { aRole } from '../../state/roles.ts';
import { problemNote, stateNote, stateNoteStyles } from '../state-note/state-note.ts';
import type { AdminPage } from './admin-page.ts';

type Start =
  | { readonly status: 'starting' }
  | { readonly status: 'started'; readonly me: Me }
  | { readonly status: 'failed'; readonly problem: unknown };

/** What admin is told by whoever puts it on a page. */
export interface AdminParts {
  readonly pages: readonly AdminPage[];
  /** Makes calls of the session that is there, as long as it is. */
  readonly send: Send;
  /** @throws {IrisProblem} when it can't be found out */
  readonly whoAmI: () => Promise<Me>;
  /** @throws {IrisProblem} when the session goes on */
  readonly signOut: () => Promise<void>;
}

/**
 * Admin from the first moment on: starting, the pages, whom to ask if they aren't for oneself, or why it couldn't start.
 *
 * Properties: `parts`. Set before it is connected.
 */
export class IrisAdmin extends LitElement {
  static override styles = [
    controls,
    stateNoteStyles,
    css`
      main {
        display: grid;
        place-content: center;
        min-block-size: 100dvh;
      }
    `,
  ];

  static override properties = { parts: { attribute: false }, step: { state: true } };

  declare parts: AdminParts | null;
  declare private step: Start;

  constructor() {
    super();
    this.parts = null;
    this.step = { status: 'starting' };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#start();
  }

  protected override render(): TemplateResult {
    const { step, parts } = this;
    if (step.status === 'failed')
      return html`
        <main>
          ${problemNote(problemText(step.problem, 'Admin couldn’t start'), () => void this.#start())}
        </main>
      `;
    if (step.status === 'starting')
      return html`<main aria-busy="true">
        <span class="for-screen-readers" role="status">Starting</span>
      </main>`;
    if (!canAdminister(step.me)) return notForYou(step.me);
    return html`<iris-admin-frame .parts=${parts} .me=${step.me}></iris-admin-frame>`;
  }

  async #start(): Promise<void> {
    if (this.parts === null) return;
    this.step = { status: 'starting' };
    try {
      this.step = { status: 'started', me: await this.parts.whoAmI() };
    } catch (problem) {
      this.step = { status: 'failed', problem };
    }
  }
}

function notForYou(me: Me): TemplateResult {
  return html`
    <main>
      ${stateNote(
        'shield',
        'Admin is for owners and admins',
        html`
          <p>
            You are ${aRole(me.orgRole)} of ${me.workspace}. Ask an owner or admin of your team to change
            something here, or to give you another role.
          </p>
          <a class="button primary" href="/console.html">Open the console</a>
        `,
      )}
    </main>
  `;
}
