import { css } from 'lit';

export const assigneeStyles = css`
  :host {
    position: relative;
    display: block;
    flex: none;
  }

  .control,
  .who {
    display: flex;
    align-items: center;
  }

  .who {
    gap: 6px;
    color: var(--iris-text-muted);
    --face-size: 22px;
  }

  .open {
    gap: 6px;
    padding-inline: 7px;
    --face-size: 22px;
    --face-backdrop: var(--iris-raised);
  }

  .take {
    border-color: transparent;
    border-start-end-radius: 0;
    border-end-end-radius: 0;
    background: var(--iris-accent);
    color: var(--iris-on-accent);
  }

  .take:hover {
    background: var(--iris-accent-hover);
  }

  .take + .open {
    border-color: transparent;
    border-inline-start: 1px solid color-mix(in srgb, var(--iris-on-accent) 35%, transparent);
    border-start-start-radius: 0;
    border-end-start-radius: 0;
    background: var(--iris-accent);
    color: var(--iris-on-accent);
  }

  .take + .open:hover {
    background: var(--iris-accent-hover);
  }

  .open .icon {
    inline-size: 14px;
    block-size: 14px;
    rotate: -90deg;
  }

  .name {
    max-inline-size: 130px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .menu {
    inset-block-start: calc(100% + 6px);
    inset-inline-end: 0;
    inline-size: min(300px, calc(100vw - 32px));
    box-sizing: border-box;
    --face-size: 24px;
    --face-backdrop: var(--iris-raised);
  }

  input {
    inline-size: 100%;
    min-block-size: 36px;
    box-sizing: border-box;
    padding: 0 10px;
    border: 0;
    border-radius: var(--iris-radius-control);
    background: var(--iris-sunken);
    font: var(--iris-size-14) / 1 var(--iris-font);
    color: inherit;
  }

  /* The keyboard is nowhere else in it. */
  input:focus-visible {
    outline: none;
  }

  /* iOS zooms into fields with smaller type. */
  @media (max-width: 799px) {
    input {
      font-size: var(--iris-size-16);
    }
  }

  .choices {
    max-block-size: 288px;
    margin-block-start: 6px;
    overflow-y: auto;
    scrollbar-width: thin;
  }

  .menu small {
    margin-inline-start: auto;
    font-size: var(--iris-size-12);
    color: var(--iris-text-muted);
  }

  .empty p {
    margin: 8px 10px;
    overflow-wrap: anywhere;
    color: var(--iris-text-muted);
  }

  .empty .button {
    inline-size: auto;
    margin: 0 10px 6px;
    border: 1px solid var(--iris-border-strong);
  }
`;
