import { css } from 'lit';

export const conversationStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto auto minmax(0, 1fr) auto;
    min-inline-size: 0;
    min-block-size: 0;
    background: var(--iris-surface);
  }

  header {
    display: flex;
    gap: var(--iris-space-2);
    align-items: center;
    flex-wrap: wrap;
    row-gap: 6px;
    min-block-size: 64px;
    box-sizing: border-box;
    padding: 8px 12px 8px clamp(8px, 2.4%, 24px);
    border-block-end: 1px solid var(--iris-border);
  }

  .person {
    display: grid;
    flex: 1;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: var(--iris-space-3);
    align-items: center;
    min-inline-size: 0;
    padding: 4px 8px;
  }

  .person iris-face {
    grid-row: 1 / 3;
  }

  h1 {
    align-self: end;
    margin: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: var(--iris-size-16);
    font-weight: var(--iris-weight-strong);
    line-height: var(--iris-leading-tight);
    text-align: start;
  }

  /* Tags stand in a line of their own. */
  iris-tag-editor {
    flex: 1 1 100%;
    order: 1;
    padding-inline: 8px;
  }

  .presence {
    align-self: start;
    font-size: var(--iris-size-13);
    color: var(--iris-text-muted);
  }

  footer {
    padding: 0 clamp(12px, 3%, 32px) max(16px, env(safe-area-inset-bottom));
  }

  .notice {
    display: flex;
    gap: 10px;
    align-items: center;
    margin: 0;
    padding: 12px 14px;
    border-radius: var(--iris-radius-card);
    background: var(--iris-sunken);
    color: var(--iris-text-muted);
  }

  .notice span {
    flex: 1;
    min-inline-size: 0;
  }

  @media (min-width: 800px) {
    .back {
      display: none;
    }
  }

  /* From 1200 px on the person has a column of their own. */
  @media (min-width: 1200px) {
    .about {
      display: none;
    }
  }

  @media (max-width: 799px) {
    header {
      gap: 0;
      padding-inline: 4px;
    }

    .person {
      padding-inline: 0 8px;
    }

    /* There, who answers stands with the tags. */
    header::after {
      content: '';
      flex-basis: 100%;
      margin-block-end: -6px;
    }

    iris-tag-editor {
      flex: 1 1 0;
    }

    iris-assignee {
      order: 2;
      margin-inline: auto 8px;
    }

    .back,
    .about,
    .archive {
      inline-size: 40px;
      min-block-size: 40px;
      padding: 0;
      border-color: transparent;
      background: none;
    }

    .archive {
      color: var(--iris-text-muted);
    }

    .archive span {
      display: none;
    }

    footer {
      padding-block-end: max(8px, env(safe-area-inset-bottom));
    }
  }
`;
