import { css } from 'lit';

export const headerStyles = css`
  :host {
    display: flex;
    align-items: center;
    gap: 12px;
    flex: none;
    padding: 14px 12px 14px 20px;
    padding-inline: 20px 12px;
    border-bottom: 1px solid var(--iris-border);
  }
  .words {
    flex: 1;
    min-width: 0;
  }
  h2 {
    margin: 0;
    font-size: var(--iris-size-16);
    font-weight: var(--iris-weight-strong);
    line-height: var(--iris-leading-tight);
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  p {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 3px 0 0;
    color: var(--iris-text-muted);
    font-size: var(--iris-size-13);
    line-height: var(--iris-leading-tight);
  }
  .dot {
    flex: none;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--iris-online);
  }
  .faces {
    display: flex;
    flex: none;
  }
  .seat {
    position: relative;
    border-radius: 50%;
    box-shadow: 0 0 0 2px var(--iris-surface);
  }
  .seat:nth-child(1) {
    z-index: 2;
  }
  .seat:nth-child(2) {
    z-index: 1;
  }
  .seat + .seat {
    margin-inline-start: -8px;
  }
  .seat .face {
    width: 34px;
    height: 34px;
    font-size: var(--iris-size-12);
  }
  .presence {
    position: absolute;
    inset-block-end: -1px;
    inset-inline-end: -1px;
    width: 11px;
    height: 11px;
    border: 2px solid var(--iris-surface);
    border-radius: 50%;
    background: var(--iris-online);
  }
  .presence.away {
    background: var(--iris-waiting);
  }
  button {
    display: grid;
    place-items: center;
    flex: none;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    color: var(--iris-text-muted);
  }
  button:hover {
    background: var(--iris-hover);
    color: var(--iris-text);
  }
  button:focus-visible {
    outline-offset: -2px;
  }
`;
