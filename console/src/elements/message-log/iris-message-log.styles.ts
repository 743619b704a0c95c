import { css } from 'lit';

export const messageLogStyles = css`
  :host {
    position: relative;
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 0;
    --stand-out: 3s;
  }

  .missing {
    display: flex;
    gap: var(--iris-space-2);
    align-items: center;
    justify-content: space-between;
    padding: 4px 8px 4px clamp(12px, 3%, 32px);
    border-block-end: 1px solid var(--iris-border);
    background: var(--iris-sunken);
    font-size: var(--iris-size-13);
  }

  .log {
    grid-row: 2;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    overflow-y: auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--iris-border-strong) transparent;
    padding: var(--iris-space-4) clamp(12px, 3%, 32px) 28px;
  }

  :host > [role='alert'] {
    grid-row: 2;
    align-self: center;
  }

  .log:focus-visible {
    outline-offset: -3px;
  }

  /* Few words stand at the bottom, next to where the next ones come. */
  .log::before {
    content: '';
    margin-block-start: auto;
  }

  .day,
  .event,
  .edge {
    margin: var(--iris-space-4) 0;
    font-size: var(--iris-size-12);
    text-align: center;
    color: var(--iris-text-faint);
  }

  .day {
    display: grid;
    grid-template-columns: 1fr auto 1fr;
    gap: var(--iris-space-3);
    align-items: center;
    font-weight: var(--iris-weight-medium);
    color: var(--iris-text-muted);
  }

  .day::before,
  .day::after {
    content: '';
    block-size: 1px;
    background: var(--iris-border);
  }

  .day.new {
    color: var(--iris-accent-text);
  }

  .day.new::before,
  .day.new::after {
    background: color-mix(in srgb, var(--iris-accent-text) 40%, transparent);
  }

  /* What a row is and looks like is kept while others come and go. */
  .day,
  .event,
  .group,
  .note {
    contain: layout paint;
  }

  /* Nothing is seen beyond a row's edge: it goes around the focus rings of what is in it. */
  .group {
    display: flex;
    gap: 10px;
    margin: calc(var(--iris-space-4) - 4px) -4px -4px;
    padding: 4px;
    max-inline-size: calc(min(620px, 88%) + 8px);
    --face-size: 32px;
  }

  /* … and around the button beside a bubble. */
  .group.team {
    flex-direction: row-reverse;
    align-self: flex-end;
    max-inline-size: min(100% + 8px, min(620px, 88%) + 42px);
    padding-inline-start: 38px;
  }

  .group .face {
    margin-block-start: 20px;
  }

  .lines {
    display: grid;
    justify-items: start;
    gap: 3px;
    min-inline-size: 0;
  }

  .team .lines {
    justify-items: end;
  }

  .by {
    display: flex;
    max-inline-size: 100%;
    box-sizing: border-box;
    gap: 6px;
    align-items: baseline;
    margin: 0 2px 1px;
    font-size: var(--iris-size-12);
    line-height: 1.3;
    color: var(--iris-text-muted);
  }

  .by span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: var(--iris-weight-medium);
  }

  .by time {
    flex: none;
    font-variant-numeric: tabular-nums;
    color: var(--iris-text-faint);
  }

  .bubble {
    position: relative;
    max-inline-size: 100%;
    box-sizing: border-box;
    padding: 7px 12px 8px;
    border-radius: var(--iris-radius-card);
    background: var(--iris-sunken);
    overflow-wrap: anywhere;
  }

  .visitor .bubble:first-of-type {
    border-start-start-radius: 4px;
  }

  .team .bubble {
    background: var(--iris-accent-tint);
  }

  .mine .bubble {
    background: var(--iris-accent);
    color: var(--iris-on-accent);
  }

  .team .bubble:first-of-type {
    border-start-end-radius: 4px;
  }

  .bubble p {
    margin: 0;
    white-space: pre-wrap;
    text-wrap: pretty;
  }

  .bubble a {
    color: var(--iris-accent-text);
    text-decoration-color: color-mix(in srgb, currentColor 45%, transparent);
    text-underline-offset: 2px;
  }

  .mine .bubble:not(.waiting, .failed) a {
    color: inherit;
  }

  .mine .bubble a:focus-visible {
    outline-color: var(--iris-on-accent);
  }

  .bubble.emoji {
    padding: 0;
    background: none;
    font-size: var(--iris-size-28);
    line-height: 1.25;
  }

  .bubble.gone {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    border: 1px dashed var(--iris-border-strong);
    background: none;
    font-size: var(--iris-size-13);
    color: var(--iris-text-muted);
  }

  .bubble.gone .icon,
  .receipt .icon {
    inline-size: 14px;
    block-size: 14px;
    stroke-width: 2;
  }

  /* Beside the bubble, for whoever points at it or walks to it with Tab; a finger finds it there too. */
  .change {
    position: absolute;
    inset-block-start: 2px;
    inset-inline-end: calc(100% + 4px);
    display: grid;
    place-items: center;
    inline-size: 30px;
    block-size: 30px;
    padding: 0;
    border: 0;
    border-radius: var(--iris-radius-control);
    background: none;
    color: var(--iris-text-faint);
    cursor: pointer;
  }

  .change .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  .change:hover {
    background: var(--iris-hover);
  }

  @media (hover: hover) {
    .bubble:not(:hover) .change:not(:focus-visible) {
      opacity: 0;
    }
  }

  .edited {
    display: block;
    margin-block-start: 1px;
    font-size: var(--iris-size-12);
    opacity: 0.8;
  }

  .visitor .edited,
  .group:not(.mine) .edited {
    opacity: 1;
    color: var(--iris-text-muted);
  }

  .mine .bubble.waiting {
    background: var(--iris-accent-tint);
    color: var(--iris-text);
  }

  .mine .bubble.failed {
    background: var(--iris-error-tint);
    color: var(--iris-text);
  }

  .bubble.fresh {
    animation: arrive var(--iris-calm) var(--iris-ease);
  }

  @keyframes arrive {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }

  .marked {
    position: relative;
  }

  /* A message that was looked for stands out for as long as it takes to find it with one's eyes. */
  .marked::after {
    content: '';
    position: absolute;
    inset: -4px;
    border: 2px solid var(--iris-accent-text);
    border-radius: calc(var(--iris-radius-card) + 4px);
    pointer-events: none;
    animation: stand-out var(--stand-out) var(--iris-ease) both;
  }

  .event.marked::after {
    inset: 0;
  }

  @keyframes stand-out {
    70% {
      opacity: 1;
    }

    to {
      opacity: 0;
    }
  }

  .receipt {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    align-items: center;
    justify-content: end;
    margin: 2px 2px 0;
    font-size: var(--iris-size-12);
    color: var(--iris-text-faint);
  }

  .receipt.last {
    margin-block-start: 4px;
  }

  .receipt.failed {
    gap: 4px 8px;
    color: var(--iris-error-text);
  }

  .typing {
    position: absolute;
    inset-block-end: 4px;
    inset-inline: clamp(14px, 3%, 34px);
    display: flex;
    gap: 8px;
    align-items: center;
    margin: 0;
    overflow: hidden;
    font-size: var(--iris-size-12);
    white-space: nowrap;
    color: var(--iris-text-muted);
  }

  .dots {
    display: inline-flex;
    gap: 3px;
  }

  .dots i {
    inline-size: 5px;
    block-size: 5px;
    border-radius: 50%;
    background: currentColor;
    animation: hop 1s ease-in-out infinite alternate;
  }

  .dots i:nth-child(2) {
    animation-delay: 0.2s;
  }

  .dots i:nth-child(3) {
    animation-delay: 0.4s;
  }

  @keyframes hop {
    from {
      opacity: 0.3;
    }
  }

  .jump {
    position: absolute;
    inset-block-end: 12px;
    inset-inline-end: 20px;
    display: inline-flex;
    gap: 6px;
    align-items: center;
    min-block-size: 36px;
    padding: 0 8px;
    border: 1px solid var(--iris-border);
    border-radius: 18px;
    background: var(--iris-raised);
    box-shadow: var(--iris-shadow-high);
    font-size: var(--iris-size-13);
    font-weight: var(--iris-weight-medium);
    cursor: pointer;
  }

  .skeleton {
    display: grid;
    gap: var(--iris-space-4);
    justify-items: start;
    margin-block-start: auto;
    animation: hop 1.2s ease-in-out infinite alternate;
  }

  .skeleton span {
    inline-size: min(46%, 320px);
    block-size: 38px;
    border-radius: var(--iris-radius-card);
    background: var(--iris-sunken);
  }

  .skeleton span:nth-child(even) {
    inline-size: min(58%, 420px);
  }

  .skeleton span:nth-child(3) {
    justify-self: end;
  }

  @media (prefers-reduced-motion: reduce) {
    .dots i,
    .skeleton {
      animation: none;
    }

    .marked::after {
      animation-timing-function: step-end;
    }
  }
`;
