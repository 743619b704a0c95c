import type { PresenceStatus } from '@iris/contract';
import type { IconName } from '@iris/look';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { Menu } from '../../controllers/menu.ts';
import { controls } from '../../look/controls.styles.ts';
import { icon } from '../../look/icon.ts';
import { menuStyles } from '../../look/menu.styles.ts';
import { type AlertSettings, noAlerts } from '../../state/alert.ts';
import { canAdminister, canAnswer, type Me } from '../../state/me.ts';
import { profileMenuStyles } from './iris-profile-menu.styles.ts';

const statuses = [
  { status: 'online', text: 'Online' },
  { status: 'away', text: 'Away' },
  { status: 'offline', text: 'Offline' },
] as const;

/**
 * The workspace and oneself: says who is signed in, sets one's presence, shows the keys, leads to admin and back, signs
 * out.
 *
 * Properties: `me`, `presence` (one's own), `alerts`, `place` (where it stands: admin has neither presence nor keys).
 * @fires iris-set-presence - `detail: PresenceStatus`
 * @fires iris-set-alerts - `detail: AlertSettings`
 * @fires iris-show-keys
 * @fires iris-sign-out
 */
export class IrisProfileMenu extends LitElement {
  static override styles = [controls, menuStyles, profileMenuStyles];

  static override properties = {
    me: { attribute: false },
    presence: {},
    alerts: { attribute: false },
    place: {},
  };

  declare me: Me | null;
  declare presence: PresenceStatus;
  declare alerts: AlertSettings;
  declare place: 'console' | 'admin';
  readonly #menu = new Menu(this, { opener: '.self' });

  constructor() {
    super();
    this.me = null;
    this.presence = 'offline';
    this.alerts = noAlerts;
    this.place = 'console';
    this.addController(this.#menu);
  }

  protected override render(): TemplateResult {
    const { me, presence } = this;
    if (me === null) return html``;
    return html`
      <button
        class="self"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${this.#menu.isOpen}
        @click=${this.#menu.toggle}
        @keydown=${this.#menu.openerPressed}
      >
        <iris-face
          .name=${me.name}
          .person=${me.userId}
          .picture=${me.avatarUrl}
          .presence=${presence}
        ></iris-face>
        <span class="workspace">${me.workspace}</span>
        <span class="name">
          ${me.name}${this.place === 'console' ? html`<span class="for-screen-readers">, ${presence}</span>` : nothing}
        </span>
        ${icon('back')}
      </button>
      ${this.#menu.isOpen ? this.#items(me) : nothing}
    `;
  }

  #items(me: Me): TemplateResult {
    return html`
      <div class="menu" role="menu" aria-label="You" @keydown=${this.#menu.pressed}>
        ${this.place === 'console' ? this.#ofConsole(me) : link('/console.html', 'chat', 'Console')}
        <button role="menuitem" type="button" tabindex="-1" @click=${() => this.#choose('iris-sign-out')}>
          ${icon('signOut')}Sign out
        </button>
      </div>
    `;
  }

  #ofConsole(me: Me): TemplateResult {
    return html`
      ${canAnswer(me) ? this.#statuses() : nothing} ${this.#alerts()}
      <button role="menuitem" type="button" tabindex="-1" @click=${() => this.#choose('iris-show-keys')}>
        ${icon('keyboard')}Keys <kbd>?</kbd>
      </button>
      ${canAdminister(me) ? link('/admin.html', 'sliders', 'Admin') : nothing}
    `;
  }

  #statuses(): TemplateResult {
    return html`
      <div role="group" aria-label="Presence">
        ${statuses.map(
          ({ status, text }) => html`
            <button
              role="menuitemradio"
              type="button"
              tabindex="-1"
              aria-checked=${this.presence === status}
              @click=${() => this.#choose('iris-set-presence', status)}
            >
              <span class="dot ${status}"></span>${text}${this.presence === status ? icon('check') : nothing}
            </button>
          `,
        )}
      </div>
      <hr />
    `;
  }

  #alerts(): TemplateResult {
    const { notification, sound } = this.alerts;
    return html`
      ${this.#alert('bell', 'Desktop notifications', notification, { ...this.alerts, notification: !notification })}
      ${this.#alert('sound', 'Sound', sound, { ...this.alerts, sound: !sound })}
      <hr />
    `;
  }

  #alert(sign: IconName, text: string, isOn: boolean, next: AlertSettings): TemplateResult {
    return html`
      <button
        role="menuitemcheckbox"
        type="button"
        tabindex="-1"
        aria-checked=${isOn}
        @click=${() => this.#choose('iris-set-alerts', next)}
      >
        ${icon(sign)}${text}${isOn ? icon('check') : nothing}
      </button>
    `;
  }

  #choose(type: string, detail?: PresenceStatus | AlertSettings): void {
    this.#menu.close();
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

const link = (href: string, sign: IconName, text: string): TemplateResult =>
  html`<a role="menuitem" tabindex="-1" href=${href}>${icon(sign)}${text}</a>`;
