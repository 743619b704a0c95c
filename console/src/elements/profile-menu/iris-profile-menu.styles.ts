import { css } from 'lit';

export const profileMenuStyles = css`
  :host {
    position: relative;
    display: block;
    padding: 8px var(--iris-space-2) 12px;
  }

  .self {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    column-gap: 10px;
    align-items: center;
    inline-size: 100%;
    min-block-size: 48px;
    padding: 6px 8px;
    border: 0;
    border-radius: var(--iris-radius-card);
    background: none;
    text-align: start;
    cursor: pointer;
    --face-size: 36px;
    --face-backdrop: var(--iris-page);
  }

  .self:is(:hover, [aria-expanded='true']) {
    background: var(--iris-hover);
  }

  .self iris-face {
    grid-row: 1 / 3;
  }

  .workspace,
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .workspace {
    font-weight: var(--iris-weight-strong);
    line-height: var(--iris-leading-tight);
  }

  .name {
    grid-column: 2;
    font-size: var(--iris-size-12);
    color: var(--iris-text-muted);
  }

  .self .icon {
    grid-row: 1 / 3;
    grid-column: 3;
    rotate: -90deg;
    color: var(--iris-text-faint);
  }

  .menu {
    inset-block-start: calc(100% - 8px);
    inset-inline: 8px;
  }

  .dot {
    inline-size: 10px;
    block-size: 10px;
    margin: 0 5px;
    border-radius: 50%;
  }

  .dot.online {
    background: var(--iris-online);
  }

  .dot.offline {
    box-shadow: inset 0 0 0 2px var(--iris-text-faint);
  }

  .dot.away {
    box-shadow: inset 0 0 0 2.5px var(--iris-waiting);
  }
`;
