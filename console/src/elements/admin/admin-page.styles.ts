import { css } from 'lit';

/** What pages of admin are made of: an opening sentence, cards, and rows in them. */
export const adminPageStyles = css`
  :host {
    display: grid;
    gap: var(--iris-space-6);
  }

  .lead {
    max-inline-size: 60ch;
    margin: 0;
    color: var(--iris-text-muted);
    text-wrap: pretty;
  }

  .card {
    padding: 20px var(--iris-space-6);
    border: 1px solid var(--iris-border);
    border-radius: var(--iris-radius-card);
    background: var(--iris-surface);
  }

  .card > h2,
  .card > header h2 {
    margin: 0;
    font-size: var(--iris-size-16);
    font-weight: var(--iris-weight-strong);
    line-height: var(--iris-leading-tight);
  }

  .card > header {
    display: flex;
    flex-wrap: wrap;
    gap: var(--iris-space-2);
    align-items: center;
    justify-content: space-between;
  }

  .card > h2 + *,
  .card > header + * {
    margin-block-start: var(--iris-space-3);
  }

  .card h2:focus {
    outline: none;
  }

  .card > p {
    margin-block-end: 0;
    color: var(--iris-text-muted);
    text-wrap: pretty;
  }

  .count {
    font-weight: 400;
    color: var(--iris-text-faint);
  }

  .rows {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .rows > li {
    display: flex;
    flex-wrap: wrap;
    gap: var(--iris-space-2) var(--iris-space-3);
    align-items: center;
    padding-block: var(--iris-space-3);
    border-block-start: 1px solid var(--iris-border);
  }

  .rows > li:first-child {
    padding-block-start: 0;
    border-block-start: 0;
  }

  .rows > li:last-child {
    padding-block-end: 0;
  }

  .what {
    flex: 1 1 200px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .what strong {
    font-weight: var(--iris-weight-medium);
  }

  .what small {
    display: block;
    font-size: var(--iris-size-13);
    color: var(--iris-text-muted);
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--iris-space-2);
  }

  .after {
    margin-block-start: var(--iris-space-3);
  }

  .tag {
    display: inline-block;
    padding: 0 7px;
    border-radius: 999px;
    background: var(--iris-sunken);
    font-size: var(--iris-size-12);
    line-height: 20px;
    white-space: nowrap;
    color: var(--iris-text-muted);
  }

  .tag.accent {
    background: var(--iris-accent-tint);
    color: var(--iris-accent-text);
  }

  .tag.waiting {
    background: var(--iris-waiting-tint);
    color: var(--iris-waiting-text);
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    gap: var(--iris-space-3);
    align-items: end;
  }

  .line .field {
    flex: 1 1 200px;
  }

  @media (max-width: 479px) {
    .card {
      padding: var(--iris-space-4);
    }

    .acts {
      flex: 1 1 100%;
    }

    /* Its words begin where those above begin. */
    .acts .bare:first-child {
      margin-inline-start: calc(-1 * var(--iris-space-3));
    }
  }
`;
