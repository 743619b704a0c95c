import { css } from 'lit';

export const roomListStyles = css`
  :host {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 0;
    background: var(--iris-page);
  }

  .list {
    position: relative;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--iris-border-strong) transparent;
    padding: 0 var(--iris-space-2) var(--iris-space-4);
  }

  /* As high as all rows together, though only those in view are there: the element says how many and which. */
  ul {
    position: relative;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  /* Where a fast finger is ahead of what is drawn, rows are hinted at. */
  ul::before {
    content: '';
    position: absolute;
    inset: 0;
    background:
      radial-gradient(circle at 28px, var(--iris-border) 20px, transparent 20.5px) 0 0 / 56px 64px,
      linear-gradient(transparent 17px, var(--iris-border) 17px 26px, transparent 26px) 60px 0 / 35% 64px,
      linear-gradient(transparent 38px, var(--iris-border) 38px 46px, transparent 46px) 60px 0 / 65% 64px;
    background-repeat: repeat-y;
  }

  li {
    position: absolute;
    inset-inline: 0;
    block-size: 64px;
    contain: strict;
    background: var(--iris-page);
  }

  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    grid-template-rows: 1fr 1fr;
    column-gap: var(--iris-space-3);
    align-items: center;
    block-size: 64px;
    box-sizing: border-box;
    padding: 10px var(--iris-space-2);
    border-radius: var(--iris-radius-card);
    text-decoration: none;
    color: inherit;
    --face-backdrop: var(--iris-page);
  }

  .row:hover {
    background: var(--iris-hover);
    --face-backdrop: color-mix(in srgb, var(--iris-text) 5%, var(--iris-page));
  }

  .row[aria-current='true'] {
    background: light-dark(#e4e4fa, #2b2b45);
    --face-backdrop: light-dark(#e4e4fa, #2b2b45);
  }

  .row:focus-visible {
    outline-offset: -2px;
  }

  .row.gone :is(.name, .words) {
    color: var(--iris-text-faint);
  }

  .row .face {
    grid-row: 1 / 3;
  }

  /* Names and words keep their own direction, but every row begins at the same edge. */
  .name {
    align-self: end;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: var(--iris-weight-medium);
    text-align: left;
  }

  .time {
    display: inline-flex;
    align-items: center;
    align-self: end;
    gap: 3px;
    grid-column: 3;
    justify-self: end;
    font-size: var(--iris-size-12);
    font-variant-numeric: tabular-nums;
    color: var(--iris-text-faint);
  }

  .time .icon {
    inline-size: 13px;
    block-size: 13px;
    stroke-width: 2.25;
  }

  .time.warm {
    color: color-mix(in oklab, var(--iris-text-muted), var(--iris-waiting-text) 60%);
  }

  .time.hot {
    font-weight: var(--iris-weight-strong);
    color: var(--iris-waiting-text);
  }

  .words {
    grid-column: 2;
    align-self: start;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: var(--iris-size-13);
    text-align: left;
    color: var(--iris-text-muted);
  }

  .row[aria-current='true'] :is(.words, .time:not(.warm, .hot)) {
    color: var(--iris-text-muted);
  }

  .words:last-child {
    grid-column: 2 / 4;
  }

  .words.new {
    font-weight: var(--iris-weight-medium);
    color: var(--iris-text);
  }

  .typing {
    font-weight: var(--iris-weight-medium);
    color: var(--iris-accent-text);
  }

  /* What was searched for is told from the rest by weight and by an underline too. */
  .words mark {
    background: none;
    font-weight: var(--iris-weight-strong);
    text-decoration: underline;
    text-decoration-color: var(--iris-accent-text);
    text-decoration-thickness: 2px;
    text-underline-offset: 2px;
    color: var(--iris-text);
  }

  .words .icon {
    inline-size: 12px;
    block-size: 12px;
    stroke-width: 2;
    vertical-align: -1px;
  }

  .marks {
    display: flex;
    grid-column: 3;
    gap: 6px;
    align-items: center;
    align-self: start;
    justify-self: end;
    --face-size: 20px;
  }

  .marks [title] {
    display: flex;
  }

  .draft {
    color: var(--iris-accent-text);
  }

  .draft .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  .unread {
    min-inline-size: 20px;
    box-sizing: border-box;
    padding: 0 6px;
    border-radius: 10px;
    background: var(--iris-accent);
    font-size: var(--iris-size-12);
    font-weight: var(--iris-weight-strong);
    font-variant-numeric: tabular-nums;
    line-height: 20px;
    text-align: center;
    color: var(--iris-on-accent);
  }

  .held {
    position: sticky;
    z-index: 1;
    inset-block-start: 4px;
    display: block;
    inline-size: fit-content;
    block-size: 0;
    margin: 0 auto;
  }

  .held button {
    min-block-size: 28px;
    padding: 0 var(--iris-space-3);
    border: 0;
    border-radius: 14px;
    background: var(--iris-accent);
    box-shadow: var(--iris-shadow-high);
    font-size: var(--iris-size-12);
    font-weight: var(--iris-weight-strong);
    color: var(--iris-on-accent);
    cursor: pointer;
  }

  .end {
    display: grid;
    place-items: center;
    gap: var(--iris-space-2);
    min-block-size: 48px;
    padding: var(--iris-space-3);
    font-size: var(--iris-size-12);
    text-align: center;
    color: var(--iris-text-faint);
  }

  .skeleton {
    display: grid;
    grid-template-columns: 40px 1fr;
    column-gap: var(--iris-space-3);
    align-content: center;
    row-gap: 9px;
    block-size: 64px;
    padding: 0 var(--iris-space-2);
    animation: breathe 1.4s ease-in-out infinite alternate;
  }

  .skeleton span {
    block-size: 10px;
    border-radius: 5px;
    background: var(--iris-border);
  }

  .skeleton span:first-child {
    grid-row: 1 / 3;
    block-size: 40px;
    border-radius: 50%;
  }

  .skeleton span:nth-child(2) {
    inline-size: 45%;
  }

  .skeleton:nth-child(even) span:nth-child(2) {
    inline-size: 60%;
  }

  .skeleton span:nth-child(3) {
    inline-size: 85%;
  }

  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      animation: none;
    }
  }

  .tag {
    display: grid;
    gap: var(--iris-space-2);
    inline-size: 100%;
    margin-block-start: var(--iris-space-2);
    padding: var(--iris-space-3);
    box-sizing: border-box;
    border: 1px solid var(--iris-border);
    border-radius: var(--iris-radius-card);
    background: var(--iris-surface);
    text-align: start;
  }

  .tag code {
    font-size: var(--iris-size-12);
    white-space: pre-wrap;
    color: var(--iris-text);
  }

  .tag .button {
    justify-self: start;
    margin: 0;
  }
`;
