import type { PresenceStatus } from '@iris/contract';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { initials, toneOf } from '../../state/face.ts';
import { faceStyles } from './iris-face.styles.ts';

/**
 * A person: picture or initials on a tone of their own, and a dot that says whether they are there. Only for the
 * eye: whoever uses it says name and presence in words.
 *
 * Properties: `name`, `person` (an id, which picks the tone), `picture` (an address or null), `presence`.
 * Set `--face-size` from outside; 40 px without.
 */
export class IrisFace extends LitElement {
  static override styles = faceStyles;

  static override properties = {
    name: {},
    person: {},
    picture: {},
    presence: {},
    isBroken: { state: true },
  };

  declare name: string;
  declare person: string;
  declare picture: string | null;
  declare presence: PresenceStatus;
  declare private isBroken: boolean;

  constructor() {
    super();
    this.name = '';
    this.person = '';
    this.picture = null;
    this.presence = 'offline';
    this.isBroken = false;
  }

  protected override render(): TemplateResult {
    return html`
      <span class="face tone-${toneOf(this.person)}" aria-hidden="true">
        ${
          this.picture === null || this.isBroken
            ? initials(this.name)
            : html`<img src=${this.picture} alt="" @error=${() => (this.isBroken = true)} />`
        }
      </span>
      ${
        this.presence === 'offline'
          ? nothing
          : html`<span class="dot ${this.presence}" aria-hidden="true"></span>`
      }
    `;
  }
}
