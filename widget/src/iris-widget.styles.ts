/**
 * Looks of the launcher. `:host` declarations are `!important`: inside a shadow root that beats the page's own
 * `!important`, so that no rule of a page can move or hide what isn't its own. The page's two handles are
 * `--iris-z-index` and `--iris-offset` (a margin: vertical, then horizontal).
 */
export const launcherStyles = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: auto !important;
  z-index: var(--iris-z-index, 2147483000) !important;
  width: 0 !important;
  height: 0 !important;
}
.frame {
  position: fixed;
  direction: ltr;
  bottom: env(safe-area-inset-bottom, 0px);
  right: env(safe-area-inset-right, 0px);
  margin: var(--iris-offset, var(--offset));
  display: flex;
  flex-direction: column;
  justify-content: flex-end;
  align-items: flex-end;
  gap: 12px;
  pointer-events: none;
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
.frame.left {
  right: auto;
  left: env(safe-area-inset-left, 0px);
  align-items: flex-start;
}
.frame.open {
  top: env(safe-area-inset-top, 0px);
  margin-top: 16px;
}
.frame > * { pointer-events: auto; }
[hidden] { display: none !important; }
button {
  all: unset;
  position: relative;
  flex: none;
  box-sizing: border-box;
  width: 56px;
  height: 56px;
  border-radius: 50%;
  background: var(--iris-accent);
  color: var(--iris-on-accent);
  box-shadow: 0 1px 2px rgb(22 26 40 / 12%), 0 6px 20px rgb(22 26 40 / 20%);
  cursor: pointer;
  -webkit-tap-highlight-color: transparent;
  touch-action: manipulation;
}
button::before {
  content: "";
  position: absolute;
  inset: 0;
  border-radius: inherit;
  background: currentColor;
  opacity: 0;
  transition: opacity 120ms;
}
@media (hover: hover) { button:hover::before { opacity: .1; } }
button:active::before { opacity: .18; }
button:focus-visible {
  outline: 2px solid var(--iris-on-accent);
  outline-offset: -5px;
  box-shadow: 0 0 0 3px var(--iris-accent), 0 6px 20px rgb(22 26 40 / 20%);
}
svg {
  position: absolute;
  inset: 15px;
  width: 26px;
  height: 26px;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.75;
  stroke-linecap: round;
  stroke-linejoin: round;
}
button[aria-expanded="true"] .chat, button[aria-expanded="false"] .down { opacity: 0; transform: scale(.6); }
.badge {
  position: absolute;
  top: -4px;
  right: -4px;
  box-sizing: border-box;
  min-width: 22px;
  height: 22px;
  padding: 0 6px;
  border: 2px solid light-dark(#fff, #131417);
  border-radius: 11px;
  background: #d13541;
  color: #fff;
  font-size: 12px;
  font-weight: 600;
  line-height: 18px;
  text-align: center;
  font-variant-numeric: tabular-nums;
}
.left .badge { right: auto; left: -4px; }
.frame.fill { inset: 0; margin: 0; }
.frame.fill > button { display: none; }
@media (max-width: 479.9px) { .frame.open > button { display: none; } }
@media (prefers-reduced-motion: no-preference) {
  button { transition: transform 120ms cubic-bezier(.2, .8, .2, 1); }
  button:active { transform: scale(.94); }
  svg { transition: transform 160ms cubic-bezier(.2, .8, .2, 1), opacity 120ms; }
  button[aria-busy="true"] .down { animation: pulse 900ms ease-in-out 200ms infinite alternate; }
  @keyframes pulse { to { opacity: .35; } }
}
@media (forced-colors: active) { button { border: 1px solid; } }
@media print { :host { display: none !important; } }
`;
