import { IrisProblem } from '@iris/client';
import { css, html, type TemplateResult } from 'lit';
import type { Loading } from '../../controllers/loading.ts';
import { problemText } from '../../state/problem-text.ts';
import { problemNote, stateNote } from '../state-note/state-note.ts';

/** What was loaded; until then its outline, or why it couldn't be had (`failure` names what). */
export function loaded<T>(
  loading: Loading<T>,
  failure: string,
  draw: (value: T) => TemplateResult,
): TemplateResult {
  const { state } = loading;
  if (state.status === 'loaded') return draw(state.value);
  if (state.status === 'loading') return skeleton();
  const isUnreachable = state.problem instanceof IrisProblem && state.problem.code === 'unreachable';
  if (isUnreachable && !navigator.onLine) return offlineNote();
  return problemNote(problemText(state.problem, failure), () => void loading.load());
}

/** The outline of rows that are on their way. */
export function skeleton(): TemplateResult {
  return html`
    <div class="skeleton" aria-busy="true">
      <span class="for-screen-readers" role="status">Loading</span>
      ${Array.from({ length: 4 }, () => html`<div><i></i><i></i></div>`)}
    </div>
  `;
}

function offlineNote(): TemplateResult {
  return html`
    <div role="status">
      ${stateNote('offline', 'You’re offline', html`<p>This loads by itself as soon as you are back.</p>`)}
    </div>
  `;
}

export const skeletonStyles = css`
  .skeleton {
    display: grid;
    gap: var(--iris-space-4);
    padding: var(--iris-space-2) 0;
  }

  .skeleton div {
    display: grid;
    gap: 8px;
  }

  .skeleton i {
    block-size: 12px;
    border-radius: 6px;
    background: var(--iris-border);
    animation: skeleton-breathe 1.2s ease-in-out infinite alternate;
  }

  .skeleton i:first-child {
    inline-size: 34%;
  }

  .skeleton i:last-child {
    inline-size: 58%;
  }

  @keyframes skeleton-breathe {
    to {
      opacity: 0.45;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .skeleton i {
      animation: none;
    }
  }
`;
