import { css } from 'lit';

export const composerStyles = css`
  :host {
    display: block;
    flex: none;
    padding: 8px 12px 12px;
  }
  form {
    display: flex;
    align-items: flex-end;
    gap: 4px;
    padding: 4px;
    border: 1px solid var(--iris-border-strong);
    border-radius: 22px;
    background: var(--iris-surface);
    transition: border-color var(--iris-quick);
  }
  form:focus-within {
    border-color: var(--iris-accent-text);
    box-shadow: 0 0 0 1px var(--iris-accent-text);
  }
  textarea {
    all: unset;
    flex: 1;
    min-width: 0;
    box-sizing: border-box;
    height: 22px;
    /* Six lines; the space around them is a margin, so that a line which scrolls out doesn't show in it. */
    max-height: 132px;
    margin: 7px 0;
    padding-inline: 12px 4px;
    color: var(--iris-text);
    /* Smaller than 16 px and iOS zooms into the page. */
    font-size: 16px;
    line-height: 22px;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  textarea:focus-visible {
    outline: none;
  }
  textarea::placeholder {
    color: var(--iris-text-faint);
    opacity: 1;
  }
  button {
    display: grid;
    place-items: center;
    flex: none;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    background: var(--iris-accent);
    color: var(--iris-on-accent);
    transition:
      background-color var(--iris-quick),
      transform var(--iris-quick) var(--iris-ease);
  }
  button:hover {
    background: color-mix(in oklch, var(--iris-accent) 90%, var(--iris-on-accent));
  }
  button:active {
    transform: scale(0.94);
  }
  button[aria-disabled='true'] {
    background: var(--iris-sunken);
    color: var(--iris-text-faint);
    cursor: default;
    transform: none;
  }
  p {
    margin: 6px 12px 0;
    color: var(--iris-error-text);
    font-size: var(--iris-size-13);
  }
  p[data-quiet] {
    margin: 0;
  }
  @media (prefers-reduced-motion: reduce) {
    form,
    button {
      transition: none;
    }
  }
`;
