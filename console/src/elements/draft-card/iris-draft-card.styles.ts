import { css } from 'lit';

export const draftCardStyles = css`
  :host {
    display: block;
  }

  .card {
    display: grid;
    gap: var(--iris-space-2);
    margin: 0 0 var(--iris-space-2);
    padding: 10px 12px 10px 14px;
    border: 1px solid color-mix(in srgb, var(--iris-accent-text) 26%, transparent);
    border-radius: var(--iris-radius-card);
    background: color-mix(in srgb, var(--iris-accent-tint) 55%, var(--iris-surface));
    animation: arrive var(--iris-calm) var(--iris-ease);
  }

  @keyframes arrive {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }

  header {
    display: flex;
    gap: 6px;
    align-items: center;
    color: var(--iris-accent-text);
  }

  .card .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  h2 {
    margin: 0;
    font-size: var(--iris-size-12);
    font-weight: var(--iris-weight-strong);
    line-height: var(--iris-leading-tight);
  }

  .engine {
    font-size: var(--iris-size-12);
    line-height: var(--iris-leading-tight);
    color: var(--iris-text-muted);
  }

  .text {
    max-block-size: min(6lh, 22dvh);
    margin: 0;
    overflow-y: auto;
    scrollbar-width: thin;
    scrollbar-color: var(--iris-border-strong) transparent;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .text a {
    color: var(--iris-accent-text);
  }

  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: inline-flex;
    gap: 6px;
    align-items: baseline;
    max-inline-size: 100%;
    box-sizing: border-box;
    padding: 2px 8px;
    border: 1px solid var(--iris-border);
    border-radius: 12px;
    background: var(--iris-raised);
    font-size: var(--iris-size-12);
  }

  li span {
    flex: none;
    color: var(--iris-text-muted);
  }

  li b {
    overflow: hidden;
    font-weight: var(--iris-weight-medium);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--iris-space-2);
    align-items: center;
    margin-block-start: 2px;
  }

  .button {
    min-block-size: 32px;
    font-size: var(--iris-size-13);
  }

  .acts .make {
    margin-inline-start: auto;
  }

  kbd {
    padding: 0 4px;
    border: 1px solid var(--iris-border-strong);
    border-radius: 4px;
    font: var(--iris-size-12) / 16px var(--iris-font);
    color: var(--iris-text-muted);
  }

  .line,
  .aside,
  .sources {
    display: flex;
    align-items: center;
    min-block-size: 20px;
    padding-block: 6px;
    font-size: var(--iris-size-13);
    color: var(--iris-text-muted);
  }

  /* On a phone what was used stands below its heading. */
  .sources {
    flex-wrap: wrap;
  }

  .line > span {
    flex: 1;
    min-inline-size: 0;
  }

  .line.failed {
    border-color: transparent;
    background: var(--iris-error-tint);
    color: var(--iris-error-text);
  }

  .line.failed code {
    font-family: var(--iris-font-code);
    font-size: var(--iris-size-12);
  }

  .aside .text {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  @media (hover: none) {
    kbd {
      display: none;
    }
  }
`;
