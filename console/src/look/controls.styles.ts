import { css } from 'lit';

/** Buttons, the focus ring and what is only for screen readers: the same in every element. */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  button {
    font: inherit;
    color: inherit;
  }

  :focus-visible {
    outline: 2px solid var(--iris-accent-text);
    outline-offset: 2px;
  }

  .icon {
    display: block;
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--iris-space-2);
    min-block-size: 36px;
    padding: 0 var(--iris-space-3);
    border: 1px solid var(--iris-border-strong);
    border-radius: var(--iris-radius-control);
    background: var(--iris-raised);
    font-weight: var(--iris-weight-medium);
    text-decoration: none;
    white-space: nowrap;
    color: var(--iris-text);
    cursor: pointer;
    transition: background-color var(--iris-quick) var(--iris-ease);
  }

  .button:hover {
    background: var(--iris-sunken);
  }

  .button:disabled {
    opacity: 0.55;
    cursor: default;
  }

  .button.primary {
    border-color: transparent;
    background: var(--iris-accent);
    color: var(--iris-on-accent);
  }

  .button.primary:hover:enabled,
  a.button.primary:hover {
    background: var(--iris-accent-hover);
  }

  .button.primary:active:enabled,
  a.button.primary:active {
    background: var(--iris-accent-pressed);
  }

  .button.primary.dangerous {
    background: light-dark(#c62f3b, #bd3c46);
  }

  .button.primary.dangerous:hover:enabled {
    background: light-dark(#ad2632, #a8323c);
  }

  .button.bare {
    border-color: transparent;
    background: transparent;
    color: var(--iris-text-muted);
  }

  .button.bare:hover:enabled,
  a.button.bare:hover {
    background: var(--iris-hover);
    color: var(--iris-text);
  }

  .button.square {
    inline-size: 36px;
    padding: 0;
  }

  .link {
    padding: 0;
    border: 0;
    border-radius: 3px;
    background: none;
    font-weight: var(--iris-weight-medium);
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentColor 40%, transparent);
    text-underline-offset: 3px;
    color: var(--iris-accent-text);
    cursor: pointer;
  }

  .link:hover {
    text-decoration-color: currentColor;
  }

  .for-screen-readers {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
