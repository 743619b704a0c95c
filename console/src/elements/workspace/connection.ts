import { html, type TemplateResult } from 'lit';
import { type ConsoleState, unsentCount } from '../../state/console-state.ts';

/** What there is to say about the connection, if anything. */
export function connectionLine(state: ConsoleState): TemplateResult {
  return html`
    <iris-connection-line
      .connection=${state.connection}
      .endsAt=${state.endsAt}
      .unsent=${unsentCount(state)}
    ></iris-connection-line>
  `;
}
