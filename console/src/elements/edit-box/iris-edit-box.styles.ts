import { css } from 'lit';

export const editBoxStyles = css`
  :host {
    display: grid;
    gap: var(--iris-space-2);
    inline-size: min(460px, 70vw);
    max-inline-size: 100%;
  }

  .grow {
    max-block-size: min(12lh, 40dvh);
    border: 1px solid var(--iris-accent-text);
    border-radius: var(--iris-radius-card);
    background: var(--iris-raised);
    color: var(--iris-text);
    --grow-padding: 7px 12px 8px;
  }

  .acts {
    display: flex;
    gap: var(--iris-space-2);
    justify-content: end;
  }

  .button.delete {
    margin-inline-end: auto;
    color: var(--iris-error-text);
  }

  .button {
    min-block-size: 30px;
    font-size: var(--iris-size-13);
  }
`;
