import { css } from 'lit';

export const messagesStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    overflow: clip;
  }
  .scroller {
    position: relative;
    flex: 1;
    min-height: 0;
    padding: 20px 16px 8px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--iris-border-strong) transparent;
  }
  .scroller:focus-visible {
    outline-offset: -3px;
    border-radius: 8px;
  }
  .list {
    display: flex;
    flex-direction: column;
  }

  .welcome {
    margin-bottom: 20px;
    padding: 4px 4px 0;
  }
  .logo {
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    margin-bottom: 12px;
    border-radius: 12px;
    overflow: hidden;
    background: var(--iris-accent);
    color: var(--iris-on-accent);
    font-size: 18px;
    font-weight: var(--iris-weight-strong);
  }
  .logo .face {
    width: 100%;
    height: 100%;
    border-radius: 0;
    background: none;
    color: inherit;
    font-size: inherit;
  }
  .logo img {
    object-fit: contain;
    background: var(--iris-surface);
  }
  .welcome p {
    max-width: 32ch;
    margin: 0;
    font-size: var(--iris-size-16);
    white-space: pre-line;
  }

  .divider {
    display: flex;
    align-items: center;
    gap: 12px;
    margin: 16px 0 12px;
    color: var(--iris-text-faint);
    font-size: var(--iris-size-12);
    font-weight: var(--iris-weight-medium);
  }
  .divider::before,
  .divider::after {
    content: '';
    flex: 1;
    height: 1px;
    background: var(--iris-border);
  }
  .divider.new {
    color: var(--iris-accent-text);
  }
  .divider.new::before,
  .divider.new::after {
    background: currentColor;
    opacity: 0.4;
  }
  .list > .divider:first-child {
    margin-top: 0;
  }
  .notice {
    margin: 12px 24px;
    color: var(--iris-text-faint);
    font-size: var(--iris-size-13);
    text-align: center;
  }

  .row {
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr);
    column-gap: 8px;
    justify-items: start;
    margin-top: 3px;
  }
  .row.first {
    margin-top: 14px;
  }
  .list > .row:first-child,
  .divider + .row.first {
    margin-top: 0;
  }
  .row.own {
    grid-template-columns: minmax(0, 1fr);
    justify-items: end;
  }
  .row > * {
    grid-column: -2;
  }
  .row > .face {
    grid-area: 2 / 1;
    align-self: end;
  }
  .row > .bubble {
    grid-row: 2;
  }
  .row > .below {
    grid-row: 3;
  }
  .name {
    margin: 0 0 3px 4px;
    margin-inline: 4px 0;
    color: var(--iris-text-muted);
    font-size: var(--iris-size-12);
    font-weight: var(--iris-weight-medium);
  }
  .bubble {
    max-width: min(300px, 88%);
    padding: 8px 13px;
    border-radius: 18px;
    background: var(--iris-sunken);
    color: var(--iris-text);
  }
  .own .bubble {
    background: var(--iris-accent);
    color: var(--iris-on-accent);
  }
  .row:not(.own):not(.first) .bubble {
    border-start-start-radius: 6px;
  }
  .row:not(.own):not(.last) .bubble {
    border-end-start-radius: 6px;
  }
  .own:not(.first) .bubble {
    border-start-end-radius: 6px;
  }
  .own:not(.last) .bubble {
    border-end-end-radius: 6px;
  }
  .bubble.emoji {
    padding: 0 4px;
    background: none;
    font-size: 40px;
    line-height: 1.2;
  }
  .bubble.deleted {
    background: none;
    color: var(--iris-text-faint);
    box-shadow: inset 0 0 0 1px var(--iris-border);
    font-style: italic;
  }
  .unsent.failed .bubble {
    background: var(--iris-error-tint);
    color: var(--iris-text);
    box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--iris-error) 40%, transparent);
  }
  .below {
    margin: 4px 4px 0;
    color: var(--iris-text-faint);
    font-size: var(--iris-size-12);
    font-variant-numeric: tabular-nums;
  }
  .below.error {
    color: var(--iris-error-text);
  }
  .below button,
  .trouble button {
    color: inherit;
    font-weight: var(--iris-weight-strong);
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }
  .rich > :first-child {
    margin-top: 0;
  }
  .rich > :last-child {
    margin-bottom: 0;
  }
  .rich p,
  .rich ul,
  .rich ol,
  .rich blockquote,
  .rich pre {
    margin: 8px 0;
  }
  .rich ul,
  .rich ol {
    padding-inline-start: 20px;
  }
  .rich li + li {
    margin-top: 2px;
  }
  .rich blockquote {
    padding-inline-start: 10px;
    border-inline-start: 3px solid color-mix(in srgb, currentColor 24%, transparent);
  }
  a {
    color: var(--iris-accent-text);
    text-underline-offset: 2px;
  }
  .own a {
    color: inherit;
  }
  code {
    padding: 1px 4px;
    border-radius: 4px;
    background: color-mix(in srgb, currentColor 10%, transparent);
    font-family: var(--iris-font-code);
    font-size: 0.88em;
  }
  pre {
    padding: 8px 10px;
    border-radius: 8px;
    overflow-x: auto;
    overscroll-behavior-x: contain;
    background: color-mix(in srgb, currentColor 8%, transparent);
    white-space: pre;
  }
  pre code {
    padding: 0;
    background: none;
  }

  .typing .bubble {
    display: flex;
    align-items: center;
    gap: 4px;
    height: 38px;
  }
  .typing i {
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--iris-text-faint);
  }

  .trouble {
    padding: 24px 12px;
    color: var(--iris-text-muted);
    text-align: center;
  }
  .trouble p {
    margin: 0 0 4px;
  }
  .skeleton {
    display: flex;
    flex-direction: column;
    gap: 12px;
    padding-top: 8px;
  }
  .skeleton i {
    height: 38px;
    border-radius: 18px;
    background: var(--iris-sunken);
  }
  .skeleton i:nth-child(1) {
    width: 62%;
  }
  .skeleton i:nth-child(2) {
    width: 44%;
  }
  .skeleton i:nth-child(3) {
    width: 54%;
    align-self: flex-end;
  }

  .newest {
    position: absolute;
    inset-block-end: 8px;
    inset-inline-end: 16px;
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border: 1px solid var(--iris-border);
    border-radius: 50%;
    background: var(--iris-raised);
    color: var(--iris-text-muted);
    box-shadow: var(--iris-shadow-low);
  }
  .newest:hover {
    color: var(--iris-text);
  }
  .newest.news {
    background: var(--iris-accent);
    color: var(--iris-on-accent);
  }

  @media (prefers-reduced-motion: no-preference) {
    .row.fresh {
      animation: iris-arrive var(--iris-calm) var(--iris-ease);
    }
    @keyframes iris-arrive {
      from {
        opacity: 0;
        transform: translateY(8px);
      }
    }
    .typing i {
      animation: iris-breathe 1.2s ease-in-out infinite;
    }
    .typing i:nth-child(2) {
      animation-delay: 0.15s;
    }
    .typing i:nth-child(3) {
      animation-delay: 0.3s;
    }
    @keyframes iris-breathe {
      30% {
        opacity: 0.3;
        transform: translateY(-2px);
      }
    }
    .skeleton i {
      animation: iris-wait 1.4s ease-in-out infinite alternate;
    }
    @keyframes iris-wait {
      to {
        opacity: 0.5;
      }
    }
  }
`;
