import { css } from 'lit';

export const editBoxStyles = css`
  :host {
    display: grid;
    gap: var(--iris-space-2);
    inline-size: min(460px, 70vw);
    max-inline-size: 100%;
  }

  /* A copy of the text behind the field gives it its height: no script, no inline style. */
  .grow {
    display: grid;
    max-block-size: min(12lh, 40dvh);
    overflow-y: auto;
    border: 1px solid var(--iris-accent-text);
    border-radius: var(--iris-radius-card);
    background: var(--iris-raised);
    color: var(--iris-text);
  }

  .grow::after {
    content: attr(data-text);
    visibility: hidden;
  }

  .grow::after,
  textarea {
    grid-area: 1 / 1;
    min-inline-size: 0;
    box-sizing: border-box;
    padding: 7px 12px 8px;
    border: 0;
    font: inherit;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  textarea {
    overflow: hidden;
    outline: none;
    background: none;
    color: inherit;
    resize: none;
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

  /* iOS zooms into fields with smaller type. */
  @media (max-width: 799px) {
    .grow {
      font-size: var(--iris-size-16);
    }
  }
`;
