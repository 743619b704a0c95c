import { css } from 'lit';

/**
 * The card that sign-in and sign-up share. Both draw into the page itself, not into a shadow root: password
 * managers of several browsers don't look inside one.
 */
export const accountStyles = css`
  .account {
    display: grid;
    justify-items: center;
    align-content: start;
    gap: var(--iris-space-6);
    min-block-size: 100dvh;
    box-sizing: border-box;
    padding: clamp(24px, 11dvh, 120px) var(--iris-space-4) var(--iris-space-8);
  }

  .account .brand {
    display: flex;
    align-items: center;
    gap: 10px;
    font-size: var(--iris-size-20);
    font-weight: var(--iris-weight-strong);
    letter-spacing: -0.01em;
  }

  .account .mark {
    inline-size: 32px;
    block-size: 32px;
  }

  .account .card {
    inline-size: min(100%, 400px);
    --control-height: 44px;
    padding: var(--iris-space-8);
    border: 1px solid var(--iris-border);
    border-radius: var(--iris-radius-panel);
    background: var(--iris-surface);
    box-shadow: var(--iris-shadow-low);
  }

  .account h1 {
    margin: 0 0 var(--iris-space-1);
    font-size: var(--iris-size-20);
    font-weight: var(--iris-weight-strong);
    line-height: var(--iris-leading-tight);
    letter-spacing: -0.01em;
  }

  .account .lead {
    margin: 0 0 var(--iris-space-6);
    color: var(--iris-text-muted);
    overflow-wrap: anywhere;
  }

  .account .lead:last-child {
    margin-block-end: 0;
  }

  .account input {
    font-size: var(--iris-size-16);
  }

  .account .button.wide {
    inline-size: 100%;
    min-block-size: 44px;
    font-size: var(--iris-size-16);
  }

  .account form > .button.wide {
    margin-block-start: var(--iris-space-1);
  }

  .account .forgotten {
    justify-self: start;
  }

  .account input:read-only {
    border-color: transparent;
    background: var(--iris-sunken);
  }

  .account .choices {
    display: grid;
    gap: var(--iris-space-2);
    margin: 0 0 var(--iris-space-4);
    padding: 0;
    list-style: none;
  }

  .account .choice {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    inline-size: 100%;
    min-block-size: 56px;
    padding: var(--iris-space-2) var(--iris-space-3);
    border: 1px solid var(--iris-border-strong);
    border-radius: var(--iris-radius-card);
    background: var(--iris-raised);
    text-align: start;
    cursor: pointer;
  }

  .account .choice:hover {
    border-color: var(--iris-accent-text);
  }

  .account .choice strong {
    display: block;
    font-weight: var(--iris-weight-strong);
    overflow-wrap: anywhere;
  }

  .account .choice span {
    font-size: var(--iris-size-13);
    color: var(--iris-text-muted);
  }

  .account .choice .icon {
    grid-row: 1 / 3;
    grid-column: 2;
    rotate: 180deg;
    color: var(--iris-text-faint);
  }

  .account .badge {
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    margin-block-end: var(--iris-space-4);
    border-radius: 50%;
    background: var(--iris-accent-tint);
    color: var(--iris-accent-text);
  }

  .account .badge.bad {
    background: var(--iris-error-tint);
    color: var(--iris-error-text);
  }

  .account .aside {
    margin: 0;
    color: var(--iris-text-muted);
  }

  .account .badge .spinner {
    inline-size: 22px;
    block-size: 22px;
  }

  @media (max-width: 479px) {
    .account {
      align-content: start;
      padding-block-start: max(24px, env(safe-area-inset-top));
    }

    .account .card {
      padding: var(--iris-space-6) 20px;
    }
  }
`;
