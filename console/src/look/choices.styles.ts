import { css } from 'lit';

/** One of a few ways, each with a sentence on it: radio buttons as cards. */
export const choices = css`
  fieldset {
    display: grid;
    gap: var(--iris-space-2);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    margin-block-end: var(--iris-space-2);
    padding: 0;
  }

  .choice {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 10px;
    align-items: start;
    padding: 10px var(--iris-space-3);
    border: 1px solid var(--iris-border-strong);
    border-radius: var(--iris-radius-control);
    cursor: pointer;
  }

  .choice:has(:checked) {
    border-color: var(--iris-accent-text);
    background: var(--iris-accent-tint);
  }

  .choice:has(:focus-visible) {
    outline: 2px solid var(--iris-accent-text);
    outline-offset: 2px;
  }

  .choice input {
    margin: 3px 0 0;
    outline: none;
    accent-color: var(--iris-accent);
  }

  .choice small {
    display: block;
    font-size: var(--iris-size-13);
    font-weight: 400;
    color: var(--iris-text-muted);
  }
`;
