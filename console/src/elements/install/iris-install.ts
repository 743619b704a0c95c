import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { Loading } from '../../controllers/loading.ts';
import type { InstallCalls } from '../../live/install-calls.ts';
import { controls } from '../../look/controls.styles.ts';
import { forms } from '../../look/forms.styles.ts';
import { icon } from '../../look/icon.ts';
import { embedTag, pinnedTag, policyOf } from '../../state/embed-tag.ts';
import type { Installation } from '../../state/installation.ts';
import type { Me } from '../../state/me.ts';
import { adminPageStyles } from '../admin/admin-page.styles.ts';
import { loaded, skeletonStyles } from '../loaded/loaded.ts';
import { stateNoteStyles } from '../state-note/state-note.ts';

/**
 * What to put on a site so that the chat is there, and whether it is.
 *
 * Properties: `calls`, `me`, `origin` (where our files are served from). Set before it is connected.
 */
export class IrisInstall extends LitElement {
  static override styles = [
    controls,
    forms,
    stateNoteStyles,
    skeletonStyles,
    adminPageStyles,
    css`
      iris-copy-line {
        display: block;
        margin-block-start: var(--iris-space-3);
      }

      .notice {
        margin-block: 0 var(--iris-space-3);
      }

      .notice.good {
        color: light-dark(#17713f, var(--iris-online));
      }

      .notice a {
        color: inherit;
      }

      ul {
        margin: 4px 0 0;
        padding-inline-start: 20px;
      }
    `,
  ];

  static override properties = {
    calls: { attribute: false },
    me: { attribute: false },
    origin: { attribute: false },
  };

  declare calls: InstallCalls | null;
  declare me: Me | null;
  declare origin: string;
  readonly #look = new Loading(this, async () => (await this.calls?.look()) ?? null);
  readonly #integrity = new Loading(this, async () => (await this.calls?.integrity()) ?? null);

  constructor() {
    super();
    this.calls = null;
    this.me = null;
    this.origin = '';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { me, origin } = this;
    if (me === null) return nothing;
    return html`
      <p class="lead">One tag on every page, and the chat of ${me.workspace} stands in its corner.</p>
      <section class="card" aria-labelledby="tag">
        <h2 id="tag">The tag</h2>
        <p>
          Put it before the end of <code>&lt;body&gt;</code>, or in <code>&lt;head&gt;</code>: it waits for
          nothing.
        </p>
        <iris-copy-line label="The tag" .text=${embedTag(origin, me.tenantId)}></iris-copy-line>
      </section>
      ${this.#check()} ${this.#pinned(me)} ${this.#policy()}
    `;
  }

  #check(): TemplateResult {
    return html`
      <section class="card" aria-labelledby="check">
        <header>
          <h2 id="check">Is it live?</h2>
          <button
            class="button bare"
            type="button"
            aria-disabled=${this.#look.isBusy}
            @click=${() => void this.#look.load()}
          >
            ${icon('retry')} Look again
          </button>
        </header>
        <div role="status">
          ${loaded(this.#look, 'What the server saw couldn’t be loaded', (seen) => (seen === null ? html`` : findings(seen)))}
        </div>
      </section>
    `;
  }

  #pinned({ tenantId }: Me): TemplateResult | typeof nothing {
    const { state } = this.#integrity;
    if (state.status !== 'loaded' || state.value === null) return nothing;
    return html`
      <section class="card" aria-labelledby="pinned">
        <h2 id="pinned">With an integrity hash</h2>
        <p>
          The browser then runs exactly this version of our code and no other. When Iris is upgraded, copy the
          tag anew: until then the chat stays away.
        </p>
        <iris-copy-line
          label="The tag with its hash"
          .text=${pinnedTag(this.origin, tenantId, state.value)}
        ></iris-copy-line>
      </section>
    `;
  }

  #policy(): TemplateResult {
    const { state } = this.#look;
    const logoUrl = state.status === 'loaded' ? (state.value?.logoUrl ?? null) : null;
    return html`
      <section class="card" aria-labelledby="policy">
        <h2 id="policy">If your site has a Content-Security-Policy</h2>
        <p>Add this to what it allows already. No inline style, no eval, no cookie is needed.</p>
        <iris-copy-line label="The policy" .text=${policyOf(this.origin, logoUrl)}></iris-copy-line>
      </section>
    `;
  }
}

function findings({ visits, allowed, refused }: Installation): TemplateResult {
  return html`
    ${visits === 0 ? notYet() : opened(visits, allowed)}
    ${refused.length === 0 ? nothing : isRefused(refused)}
    ${allowed.length === 0 && refused.length === 0 ? nothingAllowed() : nothing}
  `;
}

/** While no site may have the chat, whoever opened it was on this machine or on our own sample page. */
function opened(visits: number, allowed: readonly string[]): TemplateResult {
  return allowed.length === 0 ? isTried(visits) : isLive(visits);
}

function isLive(visits: number): TemplateResult {
  return html`
    <p class="notice good">
      ${icon('check')} It is: visitors opened the chat ${timesText(visits)} in the last 7 days.
    </p>
  `;
}

function isTried(visits: number): TemplateResult {
  return html`
    <p class="notice">
      ${icon('clock')} Not on a site of yours: the chat was opened ${timesText(visits)} in the last 7 days, on
      localhost or on the sample page.
    </p>
  `;
}

const timesText = (count: number): string => (count === 1 ? 'once' : `${count.toLocaleString()} times`);

function notYet(): TemplateResult {
  return html`
    <p class="notice">
      ${icon('clock')} Nobody has opened the chat in the last 7 days. Open your site, open the chat there, and
      look again.
    </p>
  `;
}

function isRefused(origins: readonly string[]): TemplateResult {
  return html`
    <div class="notice waiting">
      ${icon('alert')}
      <div>
        The tag stands on sites that aren’t allowed. Allow what is yours under <a href="#widget">Widget</a>.
        <ul>
          ${origins.slice(0, 5).map((origin) => html`<li>${origin}</li>`)}
        </ul>
      </div>
    </div>
  `;
}

function nothingAllowed(): TemplateResult {
  return html`
    <p class="notice waiting">
      ${icon('alert')}
      <span>So far the chat shows on localhost only. Add your site under <a href="#widget">Widget</a>.</span>
    </p>
  `;
}
