import { css } from 'lit';

/** What one chooses from with the keyboard in a field: each as high as an item of a menu. */
export const optionStyles = css`
  [role='option'] {
    display: flex;
    gap: 10px;
    align-items: center;
    min-block-size: 36px;
    padding: 0 10px;
    border-radius: var(--iris-radius-control);
    cursor: pointer;
  }

  [role='option']:hover {
    background: var(--iris-hover);
  }

  [role='option'][aria-selected='true'] {
    background: var(--iris-accent-tint);
  }
`;
