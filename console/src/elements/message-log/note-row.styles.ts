import { css } from 'lit';

export const noteRowStyles = css`
  .note {
    margin-block-start: var(--iris-space-4);
    padding: 9px 14px 11px;
    border: 1px solid color-mix(in srgb, var(--iris-waiting) 45%, transparent);
    border-inline-start-width: 3px;
    border-radius: var(--iris-radius-control);
    background: var(--iris-waiting-tint);
    overflow-wrap: anywhere;
  }

  .note + .note {
    margin-block-start: var(--iris-space-2);
  }

  .note p {
    margin: 0;
  }

  .note .note-by {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    align-items: baseline;
    margin-block-end: 3px;
    font-size: var(--iris-size-12);
    color: var(--iris-waiting-text);
  }

  .note-by b {
    font-weight: var(--iris-weight-strong);
  }

  .note-by .icon {
    align-self: center;
    inline-size: 14px;
    block-size: 14px;
    margin-inline-end: -3px;
    stroke-width: 2;
  }

  .note-by time {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }

  .note .note-text {
    white-space: pre-wrap;
    text-wrap: pretty;
  }

  .note-text a {
    color: var(--iris-accent-text);
  }
`;
