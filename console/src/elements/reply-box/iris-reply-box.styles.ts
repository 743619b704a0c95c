import { css } from 'lit';

export const replyBoxStyles = css`
  :host {
    position: relative;
    display: block;
  }

  .box {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    margin: 0;
    border: 1px solid var(--iris-border-strong);
    border-radius: var(--iris-radius-card);
    background: var(--iris-raised);
    box-shadow: var(--iris-shadow-low);
    transition: border-color var(--iris-quick) var(--iris-ease);
  }

  .box:focus-within {
    border-color: var(--iris-accent-text);
    box-shadow:
      0 0 0 1px var(--iris-accent-text),
      var(--iris-shadow-low);
  }

  /* A note is never taken for a reply: the whole box has another colour, and a lock. */
  .box.note {
    border-color: var(--iris-waiting);
    background: var(--iris-waiting-tint);
  }

  .box.note:focus-within {
    border-color: var(--iris-waiting-text);
    box-shadow:
      0 0 0 1px var(--iris-waiting-text),
      var(--iris-shadow-low);
  }

  .box.note :is(.hint, textarea::placeholder) {
    color: var(--iris-waiting-text);
  }

  .box.note .send:enabled {
    background: light-dark(#8f5600, #f0b04a);
    color: light-dark(#ffffff, #1a1d23);
  }

  .head {
    display: flex;
    gap: var(--iris-space-3);
    align-items: center;
    min-inline-size: 0;
    padding: 6px 12px 0 8px;
  }

  .modes {
    display: flex;
    flex: none;
    gap: 2px;
  }

  .modes button {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    min-block-size: 26px;
    padding: 0 8px;
    border: 0;
    border-radius: var(--iris-radius-control);
    background: none;
    font-size: var(--iris-size-12);
    font-weight: var(--iris-weight-medium);
    color: var(--iris-text-muted);
    cursor: pointer;
  }

  .modes button:hover {
    background: var(--iris-hover);
  }

  .modes button[aria-pressed='true'] {
    background: var(--iris-hover);
    color: var(--iris-text);
  }

  .note .modes button[aria-pressed='true'] {
    background: color-mix(in srgb, var(--iris-waiting) 22%, transparent);
  }

  .modes .icon,
  .colleagues .icon {
    inline-size: 14px;
    block-size: 14px;
    stroke-width: 2;
  }

  .colleagues {
    display: flex;
    gap: 6px;
    align-items: center;
    min-inline-size: 0;
    margin-inline-start: auto;
    font-size: var(--iris-size-12);
    color: var(--iris-waiting-text);
  }

  .colleagues span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .canned {
    position: absolute;
    z-index: 2;
    inset-block-end: calc(100% + 6px);
    inset-inline: 0;
    max-block-size: min(280px, 40dvh);
    overflow-y: auto;
    padding: 6px;
    border: 1px solid var(--iris-border);
    border-radius: var(--iris-radius-card);
    background: var(--iris-raised);
    box-shadow: var(--iris-shadow-high);
  }

  .canned [role='option'] {
    display: grid;
    grid-template-columns: minmax(90px, max-content) minmax(0, 1fr);
    gap: var(--iris-space-3);
    align-items: baseline;
    padding: 7px 10px;
    border-radius: var(--iris-radius-control);
    cursor: pointer;
  }

  .canned [aria-selected='true'] {
    background: var(--iris-accent-tint);
  }

  .canned b {
    font-weight: var(--iris-weight-medium);
    overflow-wrap: anywhere;
  }

  .canned span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--iris-text-muted);
  }

  .grow {
    max-block-size: min(9lh, 40dvh);
    scrollbar-width: thin;
    scrollbar-color: var(--iris-border-strong) transparent;
    line-height: var(--iris-leading);
    --grow-padding: 7px 14px 4px;
  }

  textarea::placeholder {
    color: var(--iris-text-faint);
  }

  .fate {
    margin: 0;
    padding: 0 14px;
    font-size: var(--iris-size-12);
    color: var(--iris-waiting-text);
  }

  .foot {
    display: flex;
    gap: var(--iris-space-3);
    align-items: center;
    justify-content: end;
    padding: 4px 8px 8px 14px;
  }

  .hint {
    flex: 1;
    min-inline-size: 0;
    font-size: var(--iris-size-12);
    line-height: var(--iris-leading-tight);
    text-wrap: balance;
    color: var(--iris-text-faint);
  }

  .left {
    font-size: var(--iris-size-12);
    font-variant-numeric: tabular-nums;
    color: var(--iris-text-muted);
  }

  .left.over {
    color: var(--iris-error-text);
  }

  .send {
    min-block-size: 32px;
    padding-inline: 8px 12px;
    transition: none;
  }

  .send:disabled {
    opacity: 1;
    background: var(--iris-hover);
    color: var(--iris-text-faint);
  }

  @media (hover: none) {
    .hint {
      block-size: 0;
      visibility: hidden;
    }
  }
`;
