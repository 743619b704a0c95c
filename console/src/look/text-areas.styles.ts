import { css } from 'lit';

/** Fields of several lines, looking like those of one. */
export const textAreas = css`
  textarea {
    inline-size: 100%;
    padding: 8px var(--iris-space-3);
    border: 1px solid var(--iris-border-strong);
    border-radius: var(--iris-radius-control);
    background: var(--iris-raised);
    font: inherit;
    color: inherit;
    resize: vertical;
  }

  textarea:focus-visible {
    border-color: var(--iris-accent-text);
    outline: 1px solid var(--iris-accent-text);
    outline-offset: 0;
  }

  textarea[aria-invalid='true'] {
    border-color: var(--iris-error);
  }

  /* iOS zooms into smaller ones. */
  @media (pointer: coarse) {
    textarea {
      font-size: var(--iris-size-16);
    }
  }
`;
