import { html, nothing, type TemplateResult } from 'lit';
import type { FormState } from '../../controllers/form-call.ts';
import { icon } from '../../look/icon.ts';
import { type ProblemText, waitText } from '../../state/problem-text.ts';

/** What went wrong, above the form; announced as soon as it appears. */
export function problemNotice(problem: ProblemText | null): TemplateResult {
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

/** The same while the server wants to hear nothing: what is left of it, counted down. */
export function waitNotice(until: number): TemplateResult {
  return html`
    <div class="notice waiting">
      ${icon('clock')}
      <div>
        <span role="alert">Too many tries.</span>
        You can try again in <span class="whole">${waitText(until - Date.now())}.</span>
      </div>
    </div>
  `;
}

/** What a form has to say about its last sending: what went wrong, or how long to wait. */
export function formNotice(state: FormState): TemplateResult {
  return state.name === 'waiting'
    ? waitNotice(state.until)
    : problemNotice(state.name === 'ready' ? state.problem : null);
}

/** The ring that turns while something is on its way. */
export const spinner = (): TemplateResult => html`<span class="spinner" aria-hidden="true"></span>`;
