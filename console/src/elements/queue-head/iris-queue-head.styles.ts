import { css } from 'lit';

export const queueHeadStyles = css`
  :host {
    display: block;
    padding: 0 var(--iris-space-3) var(--iris-space-3);
  }

  .find {
    position: relative;
    display: flex;
    gap: 4px;
    align-items: center;
  }

  .search {
    display: flex;
    flex: 1;
    gap: 8px;
    align-items: center;
    min-inline-size: 0;
    min-block-size: 36px;
    box-sizing: border-box;
    padding: 0 8px 0 10px;
    border: 1px solid var(--iris-border-strong);
    border-radius: var(--iris-radius-control);
    background: var(--iris-raised);
    color: var(--iris-text-muted);
  }

  .search:focus-within {
    border-color: var(--iris-accent-text);
    box-shadow: 0 0 0 1px var(--iris-accent-text);
  }

  .search .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  input {
    flex: 1;
    min-inline-size: 0;
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    color: var(--iris-text);
  }

  /* The box around it shows where the keyboard is. */
  input:focus-visible {
    outline: none;
  }

  /* iOS zooms into fields with smaller type. */
  @media (max-width: 799px) {
    input {
      font-size: var(--iris-size-16);
    }
  }

  input::placeholder {
    color: var(--iris-text-faint);
  }

  .search kbd {
    min-inline-size: 18px;
    box-sizing: border-box;
    border: 1px solid var(--iris-border-strong);
    border-radius: 4px;
    font: var(--iris-size-12) / 16px var(--iris-font);
    text-align: center;
  }

  .menu {
    inset-block-start: calc(100% + 4px);
    inset-inline-end: 0;
    min-inline-size: 200px;
    max-inline-size: 100%;
    max-block-size: min(360px, 60dvh);
    box-sizing: border-box;
    overflow-y: auto;
  }

  .menu [aria-checked='true'] {
    font-weight: var(--iris-weight-strong);
  }

  .menu span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  small {
    margin-inline-start: auto;
    font-size: var(--iris-size-12);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
    color: var(--iris-text-muted);
  }

  .chosen {
    display: flex;
    gap: 6px;
    align-items: center;
    margin: var(--iris-space-2) 0 0;
    padding-inline-start: 10px;
    border-radius: var(--iris-radius-control);
    background: var(--iris-accent-tint);
    font-size: var(--iris-size-13);
  }

  .chosen b {
    min-inline-size: 0;
    overflow: hidden;
    font-weight: var(--iris-weight-strong);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .chosen button {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    margin-inline-start: auto;
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }

  .chosen .icon {
    inline-size: 14px;
    block-size: 14px;
  }

  .states {
    display: grid;
    grid-template-columns: 1.25fr 1fr 1fr 1.1fr;
    gap: 2px;
    margin-block-start: var(--iris-space-2);
    padding: 3px;
    border-radius: 9px;
    background: light-dark(#e7e9ee, var(--iris-surface));
  }

  .states button {
    display: grid;
    gap: 1px;
    justify-items: center;
    min-inline-size: 0;
    padding: 4px 2px;
    border: 0;
    border-radius: 6px;
    background: transparent;
    font-size: var(--iris-size-12);
    line-height: 1.25;
    color: var(--iris-text-muted);
    cursor: pointer;
  }

  .states b {
    font-size: var(--iris-size-13);
    font-weight: var(--iris-weight-strong);
    font-variant-numeric: tabular-nums;
  }

  .states [aria-pressed='true'] {
    background: light-dark(#ffffff, #33363d);
    box-shadow: var(--iris-shadow-low);
    color: var(--iris-text);
  }

  @media (hover: none) {
    .search kbd {
      display: none;
    }
  }
`;
