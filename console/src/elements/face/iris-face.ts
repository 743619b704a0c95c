import type { PresenceStatus } from '@iris/contract';
import { css, LitElement, type TemplateResult } from 'lit';
import { faceStyles } from './face.styles.ts';
import { face } from './face.ts';

/**
 * A person, for the eye only (`face`): picture or initials, and a dot that says whether they are there.
 *
 * Properties: `name`, `person` (an id, which picks the tone), `picture` (an address or null), `presence`.
 * Set `--face-size` from outside; 40 px without.
 */
export class IrisFace extends LitElement {
  static override styles = [
    faceStyles,
    css`
      :host {
        display: inline-grid;
        flex: none;
      }
    `,
  ];

  static override properties = {
    name: {},
    person: {},
    picture: {},
    presence: {},
  };

  declare name: string;
  declare person: string;
  declare picture: string | null;
  declare presence: PresenceStatus;

  constructor() {
    super();
    this.name = '';
    this.person = '';
    this.picture = null;
    this.presence = 'offline';
  }

  protected override render(): TemplateResult {
    const { name, person, picture, presence } = this;
    return face({ name, person, picture, presence });
  }
}
