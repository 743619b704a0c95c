import { css } from 'lit';

export const entriesStyles = css`
  .what .words {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  small time {
    color: var(--iris-text-faint);
  }

  iris-entry-form {
    flex: 1 1 100%;
    min-inline-size: 0;
  }

  .end {
    display: grid;
    justify-items: center;
    color: var(--iris-text-faint);
  }
`;
