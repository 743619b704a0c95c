import { html, nothing, type TemplateResult } from 'lit';
import { spinner } from '../form-notice/form-notice.ts';

export interface SubmitButton {
  readonly text: string;
  /** What it says while the form is on its way. */
  readonly sendingText: string;
  readonly isSending: boolean;
  /** The server wants to hear nothing for a while. */
  readonly isWaiting: boolean;
}

/** Sends the form of an account's page. */
export function submitButton({ text, sendingText, isSending, isWaiting }: SubmitButton): TemplateResult {
  return html`
    <button class="button primary wide" ?disabled=${isWaiting} aria-disabled=${isSending}>
      ${isSending ? spinner() : nothing} ${isSending ? sendingText : text}
    </button>
  `;
}
