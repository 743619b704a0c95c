import { css } from 'lit';

/** The form beside the widget where there is room for both; else the widget follows the fields that it shows. */
export const widgetSettingsStyles = css`
  :host {
    container-type: inline-size;
  }

  .beside {
    display: grid;
    gap: var(--iris-space-6);
  }

  .beside > * {
    min-inline-size: 0;
  }

  .stack {
    display: grid;
    gap: var(--iris-space-6);
  }

  .card form,
  .card .fields {
    display: grid;
    gap: var(--iris-space-4);
  }

  .check {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 10px;
    align-items: start;
    cursor: pointer;
  }

  .check input {
    margin: 3px 0 0;
    accent-color: var(--iris-accent);
  }

  .check small {
    display: block;
    font-size: var(--iris-size-13);
    font-weight: 400;
    color: var(--iris-text-muted);
  }

  .colour {
    display: grid;
    grid-template-columns: 48px 1fr auto;
    gap: var(--iris-space-3);
    align-items: center;
  }

  input[type='color'] {
    padding: 3px;
    cursor: pointer;
  }

  code {
    font-family: var(--iris-font-code);
    font-size: var(--iris-size-13);
    color: var(--iris-text-muted);
  }

  .entries {
    display: grid;
    gap: var(--iris-space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .entries > li {
    display: flex;
    flex-wrap: wrap;
    gap: var(--iris-space-2);
    align-items: center;
  }

  .entries :is(select, input:not([type='checkbox'])) {
    flex: 1 1 104px;
    inline-size: auto;
    min-inline-size: 0;
  }

  .entries .wide {
    flex: 2 1 140px;
  }

  .fields > .button {
    justify-self: start;
  }

  .hint {
    display: block;
    min-block-size: 0;
  }

  .save {
    position: sticky;
    z-index: 1;
    inset-block-end: var(--iris-space-3);
    padding: var(--iris-space-3) var(--iris-space-4);
    border: 1px solid var(--iris-border);
    border-radius: var(--iris-radius-card);
    background: var(--iris-surface);
    box-shadow: var(--iris-shadow-high);
  }

  .save .acts {
    align-items: center;
  }

  .save p {
    margin: 0;
    font-size: var(--iris-size-13);
    color: var(--iris-text-muted);
  }

  @container (min-width: 960px) {
    .beside {
      grid-template-columns: minmax(0, 1fr) minmax(488px, 1fr);
      align-items: start;
    }

    iris-widget-preview {
      position: sticky;
      inset-block-start: var(--iris-space-6);
      --preview-height: min(720px, 100dvh - 110px);
    }
  }
`;
