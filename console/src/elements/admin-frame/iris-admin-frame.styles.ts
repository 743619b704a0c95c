import { css } from 'lit';

export const adminFrameStyles = css`
  .skip {
    position: absolute;
    z-index: 4;
    inset-block-start: 8px;
    inset-inline-start: 8px;
  }

  .skip:not(:focus) {
    inset-block-start: -100px;
  }

  .frame {
    display: grid;
    grid-template: auto 1fr / 260px minmax(0, 1fr);
    min-block-size: 100dvh;
  }

  .frame::before {
    content: '';
    grid-row: 1 / 3;
    grid-column: 1;
    border-inline-end: 1px solid var(--iris-border);
  }

  header,
  nav {
    position: sticky;
    grid-column: 1;
    box-sizing: border-box;
  }

  header {
    z-index: 3;
    inset-block-start: 0;
    grid-row: 1;
  }

  .open-menu {
    display: none;
  }

  nav {
    inset-block-start: 68px;
    display: grid;
    grid-template-rows: 1fr auto;
    gap: var(--iris-space-4);
    block-size: calc(100dvh - 68px);
    grid-row: 2;
    padding: 0 var(--iris-space-2) var(--iris-space-3);
    overflow-y: auto;
  }

  ul {
    display: grid;
    gap: 2px;
    align-content: start;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  nav a {
    display: flex;
    gap: 10px;
    align-items: center;
    min-block-size: 40px;
    padding: 0 10px;
    border-radius: var(--iris-radius-control);
    font-weight: var(--iris-weight-medium);
    text-decoration: none;
    color: var(--iris-text-muted);
  }

  nav a:hover {
    background: var(--iris-hover);
    color: var(--iris-text);
  }

  nav a:focus-visible {
    outline-offset: -2px;
  }

  nav a[aria-current] {
    background: light-dark(#e4e4fa, #2b2b45);
    color: var(--iris-text);
  }

  nav a[aria-current] .icon {
    color: var(--iris-accent-text);
  }

  main {
    grid-row: 1 / 3;
    grid-column: 2;
    inline-size: min(100%, 840px);
    box-sizing: border-box;
    margin: 0 auto;
    padding: var(--iris-space-8) var(--iris-space-8) 64px;
  }

  main.wide {
    inline-size: min(100%, 1180px);
  }

  h1 {
    margin: 0 0 var(--iris-space-4);
    font-size: var(--iris-size-28);
    font-weight: var(--iris-weight-strong);
    line-height: var(--iris-leading-tight);
    letter-spacing: -0.015em;
  }

  h1:focus {
    outline: none;
  }

  .offline {
    display: flex;
    gap: var(--iris-space-2);
    align-items: center;
    margin: 0 0 var(--iris-space-4);
    padding: 8px var(--iris-space-3);
    border-radius: var(--iris-radius-control);
    background: var(--iris-waiting-tint);
    color: var(--iris-waiting-text);
  }

  @media (max-width: 799px) {
    .frame {
      grid-template: auto auto 1fr / minmax(0, 1fr);
    }

    .frame::before {
      content: none;
    }

    header {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
      padding-inline-end: var(--iris-space-3);
      padding-block-start: env(safe-area-inset-top);
      border-block-end: 1px solid var(--iris-border);
      background: var(--iris-page);
    }

    .open-menu {
      display: inline-flex;
      inline-size: 44px;
      block-size: 44px;
    }

    nav {
      position: static;
      display: none;
      block-size: auto;
      padding-block: var(--iris-space-2);
      border-block-end: 1px solid var(--iris-border);
    }

    .with-menu nav {
      display: grid;
    }

    nav a {
      min-block-size: 44px;
    }

    main {
      grid-row: 3;
      grid-column: 1;
      padding: var(--iris-space-6) var(--iris-space-4) 64px;
    }

    h1 {
      font-size: var(--iris-size-20);
    }
  }
`;
