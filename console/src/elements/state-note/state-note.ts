import type { IconName } from '@iris/look';
import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import { type ProblemText } from '../../state/problem-text.ts';

/** What stands where a list or a conversation has nothing to show: what it is, and what to do next. */
export function stateNote(sign: IconName, title: string, content: TemplateResult): TemplateResult {
  return html`
    <div class="state-note">
      <span class="sign">${icon(sign)}</span>
      <h2>${title}</h2>
      ${content}
    </div>
  `;
}

/** The same for a failure: what happened, what to try, the request id. */
export function problemNote(problem: ProblemText, retry: () => void): TemplateResult {
  return html`
    <div role="alert">
      ${stateNote(
        'alert',
        problem.title,
        html`
          <p>${problem.advice}</p>
          ${
            problem.requestId === null
              ? nothing
              : html`<p class="request">Request id <code>${problem.requestId}</code></p>`
          }
          <button class="button" type="button" @click=${retry}>${icon('retry')} Try again</button>
        `,
      )}
    </div>
  `;
}

export const stateNoteStyles = css`
  .state-note {
    display: grid;
    justify-items: center;
    gap: var(--iris-space-2);
    max-inline-size: 340px;
    margin: 0 auto;
    padding: var(--iris-space-8) var(--iris-space-6);
    text-align: center;
    color: var(--iris-text-muted);
  }

  .state-note .sign {
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    margin-block-end: var(--iris-space-1);
    border-radius: 50%;
    background: var(--iris-accent-tint);
    color: var(--iris-accent-text);
  }

  [role='alert'] .state-note .sign {
    background: var(--iris-error-tint);
    color: var(--iris-error-text);
  }

  .state-note h2 {
    margin: 0;
    font-size: var(--iris-size-16);
    font-weight: var(--iris-weight-strong);
    line-height: var(--iris-leading-tight);
    color: var(--iris-text);
  }

  .state-note p {
    margin: 0;
    text-wrap: pretty;
  }

  .state-note .request {
    font-size: var(--iris-size-12);
    color: var(--iris-text-faint);
  }

  .state-note code {
    font-family: var(--iris-font-code);
    font-size: 0.95em;
    overflow-wrap: anywhere;
  }

  .state-note .button {
    margin-block-start: var(--iris-space-2);
  }
`;
