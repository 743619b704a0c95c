import { html, type TemplateResult } from 'lit';

/** The sign of Iris, as in `mark.svg`; `.mark` sizes it. */
export function mark(): TemplateResult {
  return html`
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="#5b5bd6"></rect>
      <path
        d="M16 7.5a8.5 8.5 0 1 1-4.6 15.65L8 24l1-3.1A8.5 8.5 0 0 1 16 7.5Z"
        fill="none"
        stroke="#fff"
        stroke-width="2.25"
        stroke-linejoin="round"
      ></path>
      <circle cx="16" cy="16" r="3.1" fill="#fff"></circle>
    </svg>
  `;
}
