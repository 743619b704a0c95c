import { css } from 'lit';

export const keyListStyles = css`
  dialog {
    inline-size: min(760px, calc(100vw - 32px));
    box-sizing: border-box;
    padding: var(--iris-space-4) 20px 20px;
    border: 1px solid var(--iris-border);
    border-radius: var(--iris-radius-panel);
    background: var(--iris-raised);
    box-shadow: var(--iris-shadow-high);
    color: var(--iris-text);
  }

  dialog::backdrop {
    background: rgb(10 12 20 / 45%);
  }

  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-block-end: var(--iris-space-2);
  }

  h2 {
    margin: 0;
    font-size: var(--iris-size-16);
    font-weight: var(--iris-weight-strong);
  }

  .places {
    columns: 320px 2;
    column-gap: var(--iris-space-8);
  }

  section {
    break-inside: avoid;
    padding-block-end: var(--iris-space-4);
  }

  h3 {
    margin: 0 0 var(--iris-space-1);
    font-size: var(--iris-size-12);
    font-weight: var(--iris-weight-medium);
    color: var(--iris-text-muted);
  }

  dl {
    margin: 0;
  }

  dl div {
    display: grid;
    grid-template-columns: 110px 1fr;
    align-items: center;
    min-block-size: 36px;
    padding-block: 5px;
    box-sizing: border-box;
    line-height: 1.35;
    border-block-start: 1px solid var(--iris-border);
  }

  dt {
    display: flex;
    gap: 4px;
  }

  dd {
    margin: 0;
    color: var(--iris-text-muted);
  }

  kbd {
    min-inline-size: 24px;
    box-sizing: border-box;
    padding: 0 6px;
    border: 1px solid var(--iris-border-strong);
    border-block-end-width: 2px;
    border-radius: 5px;
    background: var(--iris-surface);
    font: var(--iris-size-12) / 20px var(--iris-font);
    text-align: center;
  }
`;
