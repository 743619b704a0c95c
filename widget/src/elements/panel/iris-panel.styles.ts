import { tokens } from '@iris/look';
import { css, unsafeCSS } from 'lit';

/**
 * The house's tokens on the panel itself. Sizes are in pixels here: `rem` belongs to the page, which may have
 * made it anything. The accent is the tenant's, set on the frame by the launcher.
 */
const panelTokens = css`
  :host {
    ${unsafeCSS(tokens)}
    --iris-size-12: 12px;
    --iris-size-13: 13px;
    --iris-size-14: 14px;
    --iris-size-16: 16px;
    --iris-size-20: 20px;
    --iris-accent: inherit;
    --iris-on-accent: inherit;
    --iris-accent-tint: light-dark(
      color-mix(in oklab, var(--iris-accent) 14%, var(--iris-surface)),
      color-mix(in oklab, var(--iris-accent) 32%, var(--iris-surface))
    );
  }
`;

export const panelStyles = [
  panelTokens,
  css`
    :host {
      display: flex;
      flex-direction: column;
      flex: 0 1 680px;
      min-height: 0;
      width: 400px;
      max-width: calc(100vw - 40px);
      box-sizing: border-box;
      overflow: hidden;
      border: 1px solid var(--iris-border);
      border-radius: var(--iris-radius-panel);
      background: var(--iris-surface);
      background-clip: padding-box;
      color: var(--iris-text);
      box-shadow: var(--iris-shadow-high);
      font-family: var(--iris-font);
      font-size: 15px;
      line-height: var(--iris-leading);
      text-align: start;
      overflow-wrap: anywhere;
      -webkit-text-size-adjust: 100%;
      transform-origin: bottom var(--iris-grow-from, right);
    }
    :host([hidden]) {
      display: none;
    }
    .line {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 6px 16px;
      background: var(--iris-waiting-tint);
      color: var(--iris-waiting-text);
      font-size: var(--iris-size-13);
    }
    .line.error {
      background: var(--iris-error-tint);
      color: var(--iris-error-text);
    }
    .line[data-quiet] {
      padding: 0;
    }
    iris-messages {
      flex: 1;
      min-height: 0;
    }
    @media (prefers-reduced-motion: no-preference) {
      :host {
        animation: iris-grow var(--iris-calm) var(--iris-ease);
      }
      @keyframes iris-grow {
        from {
          opacity: 0;
          transform: translateY(8px) scale(0.96);
        }
      }
    }
    :host([fill]),
    :host([full]) {
      position: fixed;
      inset: 0;
      flex: none;
      width: auto;
      max-width: none;
      height: auto;
      border: 0;
      border-radius: 0;
      box-shadow: none;
      padding: env(safe-area-inset-top, 0px) env(safe-area-inset-right, 0px) env(safe-area-inset-bottom, 0px)
        env(safe-area-inset-left, 0px);
    }
    :host([fill]) {
      animation: none;
    }
    :host([fill]) :is(iris-messages, iris-composer) {
      width: 100%;
      max-width: 760px;
      margin-inline: auto;
    }
    :host([full]) {
      inset: var(--iris-view-top, 0px) 0 auto;
      height: var(--iris-view-height, 100dvh);
    }
  `,
];
