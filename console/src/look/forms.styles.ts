import { css } from 'lit';

/**
 * Fields, what is said about them, and the notice above a form: the same on the pages before the console and in admin.
 * `--control-height` makes them taller where a form is all there is.
 */
export const forms = css`
  form {
    display: grid;
    gap: var(--iris-space-4);
    margin: 0;
  }

  .field {
    display: grid;
    gap: 6px;
    min-inline-size: 0;
  }

  label,
  legend {
    font-weight: var(--iris-weight-medium);
  }

  .control {
    position: relative;
    display: grid;
  }

  :is(input:not([type='checkbox'], [type='radio']), select) {
    inline-size: 100%;
    min-block-size: var(--control-height, 36px);
    padding: 0 var(--iris-space-3);
    border: 1px solid var(--iris-border-strong);
    border-radius: var(--iris-radius-control);
    background: var(--iris-raised);
    font: inherit;
    color: inherit;
  }

  /* iOS zooms into smaller ones. */
  @media (pointer: coarse) {
    :is(input:not([type='checkbox'], [type='radio']), select) {
      font-size: var(--iris-size-16);
    }
  }

  input::placeholder {
    color: var(--iris-text-faint);
  }

  :is(input:not([type='checkbox'], [type='radio']), select):focus-visible {
    border-color: var(--iris-accent-text);
    outline: 1px solid var(--iris-accent-text);
    outline-offset: 0;
  }

  input[aria-invalid='true'] {
    border-color: var(--iris-error);
  }

  .control.with-button input {
    padding-inline-end: 48px;
  }

  .reveal {
    position: absolute;
    inset-block: 4px;
    inset-inline-end: 4px;
    min-block-size: 0;
  }

  .hint {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 1.45em;
    margin: 0;
    font-size: var(--iris-size-13);
    color: var(--iris-text-muted);
  }

  .hint .icon {
    inline-size: 16px;
    block-size: 16px;
    stroke-width: 2;
  }

  .hint.good {
    color: light-dark(#17713f, var(--iris-online));
  }

  .hint.bad {
    color: var(--iris-error-text);
  }

  .notice {
    display: flex;
    gap: 10px;
    margin: 0 0 var(--iris-space-4);
    padding: 10px var(--iris-space-3);
    border-radius: var(--iris-radius-control);
    background: var(--iris-sunken);
    overflow-wrap: anywhere;
  }

  .notice.bad {
    background: var(--iris-error-tint);
    color: var(--iris-error-text);
  }

  .notice.waiting {
    background: var(--iris-waiting-tint);
    color: var(--iris-waiting-text);
  }

  .notice small {
    display: block;
    font-size: var(--iris-size-12);
  }

  .notice .whole {
    white-space: nowrap;
  }

  .spinner {
    inline-size: 18px;
    block-size: 18px;
    border: 2px solid color-mix(in srgb, currentColor 30%, transparent);
    border-block-start-color: currentColor;
    border-radius: 50%;
    animation: spinner-turn 0.8s linear infinite;
  }

  @keyframes spinner-turn {
    to {
      rotate: 1turn;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 3s;
    }
  }
`;
