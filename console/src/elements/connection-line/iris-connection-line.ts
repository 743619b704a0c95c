import type { ConnectionState } from '@iris/client';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';

/** A connection that breaks and is back sooner than this is nobody's business. */
const quietMs = 2_000;

/**
 * A thin line that says when nothing arrives: reconnecting, offline, or a session that is about to end. Empty, and
 * without height, as long as all is well.
 *
 * Properties: `connection`, `endsAt` (when the session ends, once that is near), `unsent` (messages that wait).
 * @fires iris-sign-in-again
 */
export class IrisConnectionLine extends LitElement {
  static override styles = [
    controls,
    css`
      .line {
        display: flex;
        gap: var(--iris-space-2);
        align-items: center;
        justify-content: center;
        min-block-size: 32px;
        padding: 4px var(--iris-space-3);
        background: var(--iris-waiting-tint);
        font-size: var(--iris-size-13);
        text-wrap: balance;
        color: var(--iris-waiting-text);
      }

      .icon {
        inline-size: 16px;
        block-size: 16px;
      }

      .link {
        color: inherit;
      }
    `,
  ];

  static override properties = {
    connection: { attribute: false },
    endsAt: { attribute: false },
    unsent: { attribute: false },
    isLate: { state: true },
    isOffline: { state: true },
  };

  declare connection: ConnectionState;
  declare endsAt: string | null;
  declare unsent: number;
  declare private isLate: boolean;
  declare private isOffline: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.connection = { status: 'idle' };
    this.endsAt = null;
    this.unsent = 0;
    this.isLate = false;
    this.isOffline = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.#look);
    window.addEventListener('offline', this.#look);
    this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.#look);
    window.removeEventListener('offline', this.#look);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('connection')) this.#waitQuietly();
  }

  protected override render(): TemplateResult {
    return html`<div role="status">${this.#content()}</div>`;
  }

  #content(): TemplateResult | typeof nothing {
    if (this.isOffline) return line('offline', html`You’re offline. ${this.#queue()}`);
    if (this.isLate) return line('retry', html`Reconnecting … ${this.#queue()}`);
    if (this.endsAt === null) return nothing;
    return line(
      'clock',
      html`
        Your session ends in a moment.
        <button
          class="link"
          type="button"
          @click=${() => this.dispatchEvent(new CustomEvent('iris-sign-in-again', { bubbles: true, composed: true }))}
        >
          Sign in again
        </button>
      `,
    );
  }

  #queue(): string {
    if (this.unsent === 0) return 'You can go on writing.';
    return this.unsent === 1
      ? 'Your message is sent as soon as it is back.'
      : `Your ${this.unsent} messages are sent as soon as it is back.`;
  }

  /** The time runs from when the connection was lost, however many tries there are. */
  #waitQuietly(): void {
    const { status } = this.connection;
    if (status === 'online' || status === 'idle' || status === 'stopped') {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.isLate = false;
    } else this.#timer ??= setTimeout(() => (this.isLate = true), quietMs);
  }

  readonly #look = (): void => {
    this.isOffline = !navigator.onLine;
  };
}

function line(sign: 'offline' | 'retry' | 'clock', content: TemplateResult): TemplateResult {
  return html`<div class="line">${icon(sign)}<span>${content}</span></div>`;
}
