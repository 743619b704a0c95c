import { css } from 'lit';

export const newKeyStyles = css`
  @media (min-width: 600px) {
    .types {
      grid-template-columns: 1fr 1fr;
    }
  }

  .scope {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 10px;
    font-weight: 400;
    cursor: pointer;
  }

  .scope input {
    margin: 3px 0 0;
    accent-color: var(--iris-accent);
  }

  code {
    font: var(--iris-size-12) / 1 var(--iris-font-code);
    overflow-wrap: anywhere;
    color: var(--iris-text-muted);
  }
`;
