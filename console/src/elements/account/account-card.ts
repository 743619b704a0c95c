import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../look/icon.ts';
import { mark } from '../../look/mark.ts';
import type { ProblemText } from '../../state/problem-text.ts';

/** The page around sign-in and sign-up: the mark, one card, a line below it. */
export function accountCard(content: TemplateResult, aside: TemplateResult): TemplateResult {
  return html`
    <main class="account">
      <div class="brand">${mark()} Iris</div>
      <div class="card">${content}</div>
      <p class="aside">${aside}</p>
    </main>
  `;
}

/** What went wrong, above the form; announced as soon as it appears. */
export function accountProblem(problem: ProblemText | null): TemplateResult {
  return html`
    <div role="alert">
      ${
        problem === null
          ? nothing
          : html`
              <div class="notice bad">
                ${icon('alert')}
                <div>
                  ${problem.title} ${problem.advice}
                  ${
                    problem.requestId === null
                      ? nothing
                      : html`<small>Request id: ${problem.requestId}</small>`
                  }
                </div>
              </div>
            `
      }
    </div>
  `;
}

/** The ring that turns while something is on its way. */
export const spinner = (): TemplateResult => html`<span class="spinner" aria-hidden="true"></span>`;
