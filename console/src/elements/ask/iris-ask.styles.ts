import { css } from 'lit';

export const askStyles = css`
  dialog {
    inline-size: min(460px, calc(100vw - 32px));
    padding: var(--iris-space-6);
    border: 1px solid var(--iris-border);
    border-radius: var(--iris-radius-panel);
    background: var(--iris-raised);
    box-shadow: var(--iris-shadow-high);
    color: var(--iris-text);
  }

  dialog::backdrop {
    background: rgb(10 12 20 / 45%);
  }

  h2 {
    margin: 0 0 var(--iris-space-2);
    font-size: var(--iris-size-16);
    font-weight: var(--iris-weight-strong);
    line-height: var(--iris-leading-tight);
    overflow-wrap: anywhere;
  }

  p {
    margin: 0 0 var(--iris-space-4);
    color: var(--iris-text-muted);
    text-wrap: pretty;
  }

  label strong {
    overflow-wrap: anywhere;
    user-select: all;
  }

  fieldset {
    display: grid;
    gap: var(--iris-space-2);
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

  .buttons {
    display: flex;
    flex-wrap: wrap-reverse;
    gap: var(--iris-space-2);
    justify-content: flex-end;
  }

  .buttons .primary {
    min-inline-size: 0;
    block-size: auto;
    padding-block: 6px;
    white-space: normal;
    overflow-wrap: anywhere;
  }
`;
