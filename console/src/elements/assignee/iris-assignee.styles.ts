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
    min-inline-size: 230px;
    max-inline-size: 320px;
    --face-size: 24px;
    --face-backdrop: var(--iris-raised);
  }

  .menu [role='group'] {
    max-block-size: 252px;
    overflow-y: auto;
  }

  .menu small {
    margin-inline-start: auto;
    font-size: var(--iris-size-12);
    color: var(--iris-text-muted);
  }

  .menu p {
    margin: 6px 10px;
    color: var(--iris-text-muted);
  }
`;
