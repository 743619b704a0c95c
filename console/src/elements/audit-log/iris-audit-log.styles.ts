import { css } from 'lit';

export const auditLogStyles = css`
  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
    gap: var(--iris-space-3);
  }

  .rows > li {
    display: block;
    padding: 0;
  }

  .rows.busy {
    opacity: 0.5;
  }

  summary {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 2px var(--iris-space-2);
    align-items: baseline;
    margin-inline: -8px;
    padding: 10px 8px;
    border-radius: var(--iris-radius-control);
    list-style: none;
    cursor: pointer;
  }

  summary .icon {
    align-self: center;
    inline-size: 16px;
    block-size: 16px;
    rotate: 180deg;
    color: var(--iris-text-faint);
    transition: rotate var(--iris-quick) var(--iris-ease);
  }

  [open] > summary .icon {
    rotate: -90deg;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary:hover {
    background: var(--iris-hover);
  }

  .sentence {
    overflow-wrap: anywhere;
    color: var(--iris-text-muted);
  }

  .sentence strong {
    font-weight: var(--iris-weight-medium);
    color: var(--iris-text);
  }

  time {
    font-size: var(--iris-size-13);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    color: var(--iris-text-faint);
  }

  dl {
    display: grid;
    gap: 4px;
    margin: 4px 0 var(--iris-space-3);
    padding: var(--iris-space-3);
    border-radius: var(--iris-radius-control);
    background: var(--iris-page);
    font-size: var(--iris-size-13);
  }

  dl div {
    display: grid;
    grid-template-columns: 92px minmax(0, 1fr);
  }

  dt {
    color: var(--iris-text-muted);
  }

  dd {
    margin: 0;
  }

  code,
  pre {
    margin: 0;
    font: var(--iris-size-12) / 1.6 var(--iris-font-code);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  @media (max-width: 599px) {
    summary time {
      grid-column: 2;
    }
  }

  .end {
    display: grid;
    justify-items: center;
    margin-block-start: var(--iris-space-3);
    color: var(--iris-text-faint);
  }
`;
