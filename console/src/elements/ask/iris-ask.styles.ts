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
