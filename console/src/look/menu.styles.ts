import { css } from 'lit';

/** A menu and its items, wherever it opens; its host says where that is. */
export const menuStyles = css`
  .menu {
    position: absolute;
    z-index: 3;
    padding: 6px;
    border: 1px solid var(--iris-border);
    border-radius: var(--iris-radius-card);
    background: var(--iris-raised);
    box-shadow: var(--iris-shadow-high);
  }

  .menu :is(button, a) {
    display: flex;
    gap: 10px;
    align-items: center;
    inline-size: 100%;
    min-block-size: 36px;
    box-sizing: border-box;
    padding: 0 10px;
    border: 0;
    border-radius: var(--iris-radius-control);
    background: none;
    text-align: start;
    text-decoration: none;
    color: inherit;
    cursor: pointer;
  }

  .menu :is(button, a):is(:hover, :focus-visible) {
    background: var(--iris-hover);
  }

  .menu :is(button, a):focus-visible {
    outline-offset: -2px;
  }

  .menu .icon {
    color: var(--iris-text-muted);
  }

  /* The mark of what is chosen, and the key that does the same. */
  .menu [aria-checked='true'] .icon:last-child,
  .menu kbd {
    margin-inline-start: auto;
  }

  .menu hr {
    margin: 6px 4px;
    border: 0;
    border-block-start: 1px solid var(--iris-border);
  }

  .menu kbd {
    min-inline-size: 20px;
    padding: 0 4px;
    box-sizing: border-box;
    border: 1px solid var(--iris-border-strong);
    border-radius: 4px;
    font: var(--iris-size-12) / 18px var(--iris-font);
    text-align: center;
    color: var(--iris-text-muted);
  }
`;
