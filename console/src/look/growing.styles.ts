import { css } from 'lit';

/**
 * A field that grows with what is written in it: `.grow` around a `textarea` of one row, with the text and a space in
 * `data-text`. Its host says how far it grows and how much room is around the text (`--grow-padding`).
 */
export const growing = css`
  /* A copy of the text behind the field gives it its height: no script, no inline style. */
  .grow {
    display: grid;
    overflow-y: auto;
  }

  .grow::after {
    content: attr(data-text);
    visibility: hidden;
  }

  .grow::after,
  .grow textarea {
    grid-area: 1 / 1;
    min-inline-size: 0;
    box-sizing: border-box;
    padding: var(--grow-padding);
    border: 0;
    font: inherit;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .grow textarea {
    overflow: hidden;
    outline: none;
    background: none;
    color: inherit;
    resize: none;
  }

  /* iOS zooms into fields with smaller type. */
  @media (max-width: 799px) {
    .grow {
      font-size: var(--iris-size-16);
    }
  }
`;
