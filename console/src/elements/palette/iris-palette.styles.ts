import { css } from 'lit';

export const paletteStyles = css`
  dialog {
    inline-size: min(560px, calc(100vw - 32px));
    max-block-size: min(520px, 76dvh);
    box-sizing: border-box;
    margin-block-start: 12dvh;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--iris-border);
    border-radius: var(--iris-radius-card);
    background: var(--iris-raised);
    box-shadow: var(--iris-shadow-high);
    color: var(--iris-text);
  }

  dialog[open] {
    display: flex;
    flex-direction: column;
  }

  dialog::backdrop {
    background: rgb(10 12 20 / 45%);
  }

  .field {
    display: flex;
    flex: none;
    gap: 10px;
    align-items: center;
    padding: 0 16px;
    border-block-end: 1px solid var(--iris-border);
    color: var(--iris-text-muted);
  }

  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 52px;
    padding: 0;
    border: 0;
    background: none;
    font: var(--iris-size-16) / 1 var(--iris-font);
    color: var(--iris-text);
  }

  /* The keyboard is nowhere else in it. */
  input:focus-visible {
    outline: none;
  }

  input::placeholder {
    color: var(--iris-text-faint);
  }

  .found {
    min-block-size: 0;
    overflow-y: auto;
    padding: 6px;
  }

  .group-name {
    padding: 8px 10px 4px;
    font-size: var(--iris-size-12);
    font-weight: var(--iris-weight-medium);
    color: var(--iris-text-muted);
  }

  [role='option'] .icon {
    color: var(--iris-text-muted);
  }

  [role='option'] span {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    text-align: left;
  }

  kbd {
    min-inline-size: 20px;
    padding: 0 5px;
    box-sizing: border-box;
    border: 1px solid var(--iris-border-strong);
    border-radius: 4px;
    font: var(--iris-size-12) / 18px var(--iris-font);
    text-align: center;
    color: var(--iris-text-muted);
  }

  kbd + kbd {
    margin-inline-start: -6px;
  }

  p {
    margin: 0;
    padding: 20px 16px;
    overflow-wrap: anywhere;
    color: var(--iris-text-muted);
  }

  @media (hover: none) {
    kbd {
      display: none;
    }
  }
`;
