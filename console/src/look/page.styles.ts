import { tokens } from '@iris/look';
import { css, unsafeCSS } from 'lit';

/** What every page of the console stands on: the tokens on the root, the type, the page's own colour. */
export const pageStyles = css`
  :root {
    ${unsafeCSS(tokens)}
    color-scheme: light dark;
  }

  body {
    margin: 0;
    background: var(--iris-page);
    color: var(--iris-text);
    font: 400 var(--iris-size-14) / var(--iris-leading) var(--iris-font);
    -webkit-text-size-adjust: 100%;
  }

  @media (prefers-reduced-motion: reduce) {
    :root {
      --iris-quick: 0s;
      --iris-calm: 0s;
    }
  }
`;
