import { css } from 'lit';

export const workspaceStyles = css`
  .columns {
    position: relative;
    display: grid;
    grid-template-columns: minmax(280px, 340px) minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
    block-size: 100dvh;
    overflow: hidden;
  }

  iris-room-list {
    border-inline-end: 1px solid var(--iris-border);
  }

  main {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-inline-size: 0;
    min-block-size: 0;
    background: var(--iris-surface);
  }

  main:has(> .nothing) {
    grid-template-rows: auto minmax(0, 1fr);
  }

  .nothing {
    display: grid;
    place-content: center;
    color: var(--iris-text-muted);
  }

  .list-line {
    display: none;
  }

  kbd {
    display: inline-block;
    min-inline-size: 20px;
    box-sizing: border-box;
    padding: 0 5px;
    border: 1px solid var(--iris-border-strong);
    border-radius: 4px;
    font: var(--iris-size-12) / 18px var(--iris-font);
    text-align: center;
  }

  aside {
    position: absolute;
    z-index: 2;
    inset-block: 0;
    inset-inline-end: 0;
    display: none;
    inline-size: min(340px, 100%);
    background: var(--iris-page);
    box-shadow: var(--iris-shadow-high);
  }

  aside iris-person-card {
    block-size: 100%;
  }

  .close-person {
    position: absolute;
    z-index: 1;
    inset-block-start: 12px;
    inset-inline-end: 12px;
  }

  .scrim {
    position: absolute;
    z-index: 2;
    inset: 0;
    display: none;
    background: rgb(10 12 20 / 35%);
  }

  .at-person :is(aside, .scrim) {
    display: block;
  }

  @media (min-width: 1200px) {
    .columns:has(aside) {
      grid-template-columns: 340px minmax(0, 1fr) 300px;
    }

    aside {
      position: static;
      display: block;
      inline-size: auto;
      min-block-size: 0;
      border-inline-start: 1px solid var(--iris-border);
      box-shadow: none;
    }

    .close-person,
    .at-person .scrim {
      display: none;
    }
  }

  @media (max-width: 799px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }

    .at-list main,
    .at-room iris-room-list {
      display: none;
    }

    iris-room-list {
      border: 0;
    }

    .list-line {
      display: block;
    }
  }
`;
