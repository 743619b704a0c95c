import { css } from 'lit';

export const tagEditorStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }

  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: center;
  }

  .tag {
    display: inline-flex;
    align-items: center;
    max-inline-size: 220px;
    min-block-size: 24px;
    padding-inline: 9px;
    border-radius: 12px;
    background: var(--iris-sunken);
    font-size: var(--iris-size-12);
  }

  .tag:has(button) {
    padding-inline-end: 2px;
  }

  .tag span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .tag button {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--iris-text-muted);
    cursor: pointer;
  }

  .tag button:hover {
    color: var(--iris-text);
  }

  .tag .icon {
    inline-size: 12px;
    block-size: 12px;
    stroke-width: 2.25;
  }

  .add {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    min-block-size: 24px;
    padding: 0 10px 0 7px;
    border: 1px dashed var(--iris-border-strong);
    border-radius: 12px;
    background: none;
    font-size: var(--iris-size-12);
    color: var(--iris-text-muted);
    cursor: pointer;
  }

  .add:hover {
    background: var(--iris-hover);
    color: var(--iris-text);
  }

  .add .icon {
    inline-size: 13px;
    block-size: 13px;
    stroke-width: 2;
  }

  .adding {
    position: relative;
  }

  input {
    inline-size: 132px;
    min-block-size: 24px;
    padding: 0 9px;
    border: 1px solid var(--iris-accent-text);
    border-radius: 12px;
    background: var(--iris-raised);
    font: var(--iris-size-12) / 22px var(--iris-font);
    color: inherit;
  }

  input:focus-visible {
    outline: none;
    box-shadow: 0 0 0 1px var(--iris-accent-text);
  }

  /* iOS zooms into fields with smaller type. */
  @media (max-width: 799px) {
    input {
      font-size: var(--iris-size-16);
    }
  }

  .offered {
    position: absolute;
    z-index: 3;
    inset-block-start: calc(100% + 8px);
    inset-inline-start: 0;
    min-inline-size: 180px;
    max-inline-size: 280px;
    padding: 6px;
    border: 1px solid var(--iris-border);
    border-radius: var(--iris-radius-card);
    background: var(--iris-raised);
    box-shadow: var(--iris-shadow-high);
  }

  .offered [role='option'] {
    display: flex;
    gap: var(--iris-space-3);
    align-items: baseline;
    justify-content: space-between;
    padding: 6px 10px;
    border-radius: var(--iris-radius-control);
    font-size: var(--iris-size-13);
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .offered [aria-selected='true'] {
    background: var(--iris-accent-tint);
  }

  small {
    font-size: var(--iris-size-12);
    color: var(--iris-text-muted);
  }
`;
