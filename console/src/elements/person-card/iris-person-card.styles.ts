import { css } from 'lit';

export const personCardStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    overflow-y: auto;
    padding: var(--iris-space-6) 20px;
    background: var(--iris-page);
  }

  .who {
    display: grid;
    justify-items: center;
    gap: 2px;
    padding-block-end: var(--iris-space-6);
    text-align: center;
    --face-size: 72px;
    --face-backdrop: var(--iris-page);
  }

  h2 {
    margin: var(--iris-space-3) 0 0;
    font-size: var(--iris-size-16);
    font-weight: var(--iris-weight-strong);
    line-height: var(--iris-leading-tight);
    overflow-wrap: anywhere;
  }

  .presence {
    margin: 0;
    font-size: var(--iris-size-13);
    color: var(--iris-text-muted);
  }

  dl {
    display: grid;
    gap: var(--iris-space-4);
    margin: 0;
    padding: 20px 0;
    border-block-start: 1px solid var(--iris-border);
  }

  dt {
    font-size: var(--iris-size-12);
    color: var(--iris-text-muted);
  }

  dd {
    margin: 1px 0 0;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }

  dd a {
    color: var(--iris-accent-text);
    text-decoration-color: color-mix(in srgb, currentColor 45%, transparent);
    text-underline-offset: 2px;
  }

  dd code {
    font-family: var(--iris-font-code);
    font-size: 0.95em;
  }

  dd small {
    font-size: var(--iris-size-12);
    color: var(--iris-text-muted);
  }

  h3 {
    margin: 0 0 var(--iris-space-2);
    padding-block-start: 20px;
    border-block-start: 1px solid var(--iris-border);
    font-size: var(--iris-size-12);
    font-weight: 400;
    color: var(--iris-text-muted);
  }

  ul {
    display: grid;
    gap: var(--iris-space-2);
    margin: 0;
    padding: 0;
    list-style: none;
    --face-size: 28px;
    --face-backdrop: var(--iris-page);
  }

  li {
    display: flex;
    gap: 10px;
    align-items: center;
  }
`;
