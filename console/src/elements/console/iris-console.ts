import { IrisProblem } from '@iris/client';
import { css, html, LitElement, type TemplateResult } from 'lit';
import type { ConsoleLive } from '../../live/console-live.ts';
import { controls } from '../../look/controls.styles.ts';
import { mark } from '../../look/mark.ts';
import { problemText } from '../../state/problem-text.ts';
import { problemNote, stateNoteStyles } from '../state-note/state-note.ts';

type Start =
  | { readonly status: 'starting' }
  | { readonly status: 'started' }
  | { readonly status: 'failed'; readonly problem: unknown };

/**
 * The console from the first moment on: starting, started, or why it couldn't.
 *
 * Properties: `live`, the console's side of the wire; `signOut`, what ends the session. Set both before it is
 * connected.
 */
export class IrisConsole extends LitElement {
  static override styles = [
    controls,
    stateNoteStyles,
    css`
      main {
        display: grid;
        place-content: center;
        min-block-size: 100dvh;
      }

      .mark {
        inline-size: 48px;
        animation: breathe 1.2s ease-in-out infinite alternate;
      }

      @keyframes breathe {
        to {
          opacity: 0.45;
        }
      }

      @media (prefers-reduced-motion: reduce) {
        .mark {
          animation: none;
        }
      }
    `,
  ];

  static override properties = {
    live: { attribute: false },
    signOut: { attribute: false },
    step: { state: true },
  };

  declare live: ConsoleLive | null;
  declare signOut: () => Promise<void>;
  declare private step: Start;

  constructor() {
    super();
    this.live = null;
    this.signOut = () => Promise.resolve();
    this.step = { status: 'starting' };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.live?.stop();
  }

  protected override render(): TemplateResult {
    const { step } = this;
    if (step.status === 'started')
      return html`<iris-workspace .live=${this.live} .signOut=${this.signOut}></iris-workspace>`;
    if (step.status === 'failed')
      return html`
        <main>
          ${problemNote(problemText(step.problem, 'The console couldn’t start'), () => void this.#start())}
        </main>
      `;
    return html`
      <main aria-busy="true">${mark()}<span class="for-screen-readers" role="status">Starting</span></main>
    `;
  }

  async #start(): Promise<void> {
    if (this.live === null) return;
    this.step = { status: 'starting' };
    try {
      await this.live.start();
      this.step = { status: 'started' };
    } catch (problem) {
      // Without a session the sign-in page is on its way.
      const isLeaving = problem instanceof IrisProblem && problem.isAuthentication;
      if (!isLeaving) this.step = { status: 'failed', problem };
    }
  }
}
