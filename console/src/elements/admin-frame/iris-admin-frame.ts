import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { BeingOffline } from '../../controllers/being-offline.ts';
import { OpenPage } from '../../controllers/open-page.ts';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';
import type { Me } from '../../state/me.ts';
import { problemText } from '../../state/problem-text.ts';
import type { AdminPage } from '../admin/admin-page.ts';
import type { AdminParts } from '../admin/iris-admin.ts';
import { skeleton, skeletonStyles } from '../loaded/loaded.ts';
import { problemNote, stateNoteStyles } from '../state-note/state-note.ts';
import type { Toast } from '../toast/iris-toast.ts';
import { adminFrameStyles } from './iris-admin-frame.styles.ts';

type Content =
  | { readonly status: 'loading' }
  | { readonly status: 'shown'; readonly content: TemplateResult }
  | { readonly status: 'failed'; readonly problem: unknown };

/**
 * What stands around every page of admin: who is signed in, the way through the pages, their heading, and the toasts
 * that they ask for with an `iris-toast` event (`detail: Toast`).
 *
 * Properties: `parts`, `me`. Set both before it is connected.
 */
export class IrisAdminFrame extends LitElement {
  static override styles = [controls, stateNoteStyles, skeletonStyles, adminFrameStyles];

  static override properties = {
    parts: { attribute: false },
    me: { attribute: false },
    content: { state: true },
    toast: { state: true },
    isMenuOpen: { state: true },
  };

  declare parts: AdminParts | null;
  declare me: Me | null;
  declare private content: Content;
  declare private toast: Toast | null;
  /** Matters only where the navigation has no column of its own. */
  declare private isMenuOpen: boolean;
  readonly #network = new BeingOffline(this);
  readonly #address = new OpenPage(this, () => void this.#open());

  constructor() {
    super();
    this.parts = null;
    this.me = null;
    this.content = { status: 'loading' };
    this.toast = null;
    this.isMenuOpen = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { parts, me } = this;
    const page = this.#page();
    if (parts === null || me === null || page === undefined) return nothing;
    return html`
      <button class="skip button primary" type="button" @click=${this.#goToTop}>Skip to the page</button>
      <div class="frame ${this.isMenuOpen ? 'with-menu' : ''}">
        ${this.#header(parts, me)} ${this.#navigation(parts.pages, page)}
        <main class=${page.isWide ? 'wide' : ''} aria-labelledby="title" @iris-toast=${this.#showToast}>
          ${this.#network.isOffline ? offlineLine() : nothing}
          <h1 id="title" tabindex="-1">${page.title}</h1>
          ${this.#content()}
        </main>
      </div>
      <iris-toast .toast=${this.toast}></iris-toast>
    `;
  }

  protected override updated(): void {
    document.title = `${this.#page()?.title ?? 'Admin'} – ${this.me?.workspace ?? ''} – Iris`;
  }

  #header({ signOut }: AdminParts, me: Me): TemplateResult {
    return html`
      <header>
        <iris-profile-menu
          place="admin"
          .me=${me}
          @iris-sign-out=${() => void this.#signOut(signOut)}
        ></iris-profile-menu>
        <button
          class="button bare square open-menu"
          type="button"
          aria-label="Pages"
          aria-expanded=${this.isMenuOpen}
          aria-controls="pages"
          @click=${() => (this.isMenuOpen = !this.isMenuOpen)}
        >
          ${icon(this.isMenuOpen ? 'close' : 'menu')}
        </button>
      </header>
    `;
  }

  #navigation(pages: readonly AdminPage[], open: AdminPage): TemplateResult {
    return html`
      <nav id="pages" aria-label="Admin" @keydown=${this.#closeMenu}>
        <ul>
          ${pages.map(
            (page) => html`
              <li>
                <a href="#${page.name}" aria-current=${page === open ? 'page' : nothing}>
                  ${icon(page.icon)} ${page.title}
                </a>
              </li>
            `,
          )}
        </ul>
        <a class="back" href="/console.html">${icon('back')} Back to the console</a>
      </nav>
    `;
  }

  #content(): TemplateResult {
    const { content } = this;
    if (content.status === 'shown') return content.content;
    if (content.status === 'loading') return skeleton();
    // Browsers remember a module that couldn't be fetched: only a new page asks for it again.
    return problemNote(problemText(content.problem, 'This page couldn’t be loaded'), () => location.reload());
  }

  #page(): AdminPage | undefined {
    const pages = this.parts?.pages ?? [];
    return pages.find(({ name }) => name === this.#address.name) ?? pages[0];
  }

  async #open(): Promise<void> {
    const { parts, me } = this;
    const page = this.#page();
    if (parts === null || me === null || page === undefined) return;
    const isFirst = !this.hasUpdated;
    this.content = { status: 'loading' };
    this.isMenuOpen = false;
    const content = await page.load().then(
      (open): Content => ({ status: 'shown', content: open({ send: parts.send, me }) }),
      (problem: unknown): Content => ({ status: 'failed', problem }),
    );
    if (page !== this.#page()) return;
    this.content = content;
    await this.updateComplete;
    if (!isFirst) this.#goToTop();
  }

  /** To whoever can't see it, a new page shows by its heading being read. */
  readonly #goToTop = (): void => {
    window.scrollTo(0, 0);
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  };

  readonly #closeMenu = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.isMenuOpen) return;
    this.isMenuOpen = false;
    this.renderRoot.querySelector<HTMLElement>('.open-menu')?.focus();
  };

  readonly #showToast = (event: CustomEvent<Toast>): void => {
    this.toast = event.detail;
  };

  async #signOut(signOut: () => Promise<void>): Promise<void> {
    try {
      await signOut();
    } catch (problem) {
      const { title, advice } = problemText(problem, 'You are still signed in.');
      this.toast = { text: `${title} ${advice}`, action: null };
    }
  }
}

function offlineLine(): TemplateResult {
  return html`
    <p class="offline" role="status">
      ${icon('offline')} You’re offline. What you change here can’t be saved until you are back.
    </p>
  `;
}
