import type { Presence, WidgetConfig } from '@iris/contract';
import { html, LitElement, type TemplateResult } from 'lit';
import { fill } from '../../locales/load-words.ts';
import type { Words } from '../../locales/en.ts';
import type { ConversationState } from '../../state/conversation-state.ts';
import { opensAt } from '../../state/opening.ts';
import type { Times } from '../../text/times.ts';
import { baseStyles } from '../base.styles.ts';
import { face } from '../face.ts';
import { icon } from '../icon.ts';
import { headerStyles } from './iris-header.styles.ts';

/** More faces say nothing more. */
const mostFaces = 3;

/**
 * `<iris-header>`: who is at the other end and when to expect an answer.
 *
 * Properties: `config`, `state`, `words`, `times`, `canClose`. Fires `iris-header-close`.
 */
export class IrisHeader extends LitElement {
  static override properties = {
    config: { attribute: false },
    state: { attribute: false },
    words: { attribute: false },
    times: { attribute: false },
    canClose: { attribute: false },
  };
  static override styles = [baseStyles, headerStyles];

  declare config: WidgetConfig;
  declare state: ConversationState;
  declare words: Words;
  declare times: Times;
  declare canClose: boolean;

  override render(): TemplateResult {
    const { config, words } = this;
    const team = presentTeam(config, this.state);
    return html`
      ${team.length === 0 ? null : html`<div class="faces">${team.map((one) => this.#seat(one))}</div>`}
      <div class="words">
        <h2><bdi>${config.title}</bdi></h2>
        <p>${this.#expectation(team)}</p>
      </div>
      ${
        this.canClose
          ? html`<button type="button" aria-label=${words.close} title=${words.close} @click=${this.#close}>
              ${icon('close')}
            </button>`
          : null
      }
    `;
  }

  #seat({ display_name, avatar_url, status }: Presence) {
    const label = `${display_name}, ${status === 'online' ? this.words.online : this.words.away}`;
    return html`<div class="seat" role="img" aria-label=${label} title=${label}>
      ${face(display_name, avatar_url)}<span class="presence ${status}"></span>
    </div>`;
  }

  /** One line that says what to expect, never more than we know. */
  #expectation(team: readonly Presence[]) {
    const { words, times } = this;
    const now = Date.now();
    const opening = this.config.business_hours === null ? null : opensAt(this.config.business_hours, now);
    if (opening !== null) return fill(words.back_at, 'when', times.soon(opening, now));
    // Nothing yet, rather than a guess that is corrected a moment later; the space keeps the line's height.
    if (this.state.team === null) return '\u00A0';
    if (!team.some(({ status }) => status === 'online')) return words.answers_later;
    return words.answers_soon;
  }

  readonly #close = () => {
    this.dispatchEvent(new CustomEvent('iris-header-close'));
  };
}

/** Those of the team who are there, the present before the absent-minded. */
function presentTeam({ show_presence }: WidgetConfig, { team }: ConversationState): readonly Presence[] {
  if (!show_presence || team === null) return [];
  const there = team.filter(
    ({ kind, status }) => (kind === 'operator' || kind === 'agent') && status !== 'offline',
  );
  return there.toSorted((one, other) => other.status.localeCompare(one.status)).slice(0, mostFaces);
}
