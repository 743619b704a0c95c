/**
 * The custom properties of Iris as declarations without a selector: a page puts them on `:root`, a guest on an
 * element of its own. Colours follow the `color-scheme` of the element that uses them, so forcing a theme is
 * one property. Every pair of text and surface below passes WCAG AA (4.5 : 1) in both schemes.
 */
export const tokens = `
  --iris-font: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  --iris-font-code: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace;
  --iris-size-12: 0.75rem;
  --iris-size-13: 0.8125rem;
  --iris-size-14: 0.875rem;
  --iris-size-16: 1rem;
  --iris-size-20: 1.25rem;
  --iris-size-28: 1.75rem;
  --iris-leading: 1.45;
  --iris-leading-tight: 1.2;
  --iris-weight-medium: 550;
  --iris-weight-strong: 600;

  --iris-space-1: 4px;
  --iris-space-2: 8px;
  --iris-space-3: 12px;
  --iris-space-4: 16px;
  --iris-space-6: 24px;
  --iris-space-8: 32px;

  --iris-radius-control: 6px;
  --iris-radius-card: 12px;
  --iris-radius-panel: 18px;

  --iris-page: light-dark(#f5f6f8, #131417);
  --iris-surface: light-dark(#ffffff, #1b1d21);
  --iris-raised: light-dark(#ffffff, #24262b);
  --iris-sunken: light-dark(#eef0f3, #24262b);
  --iris-text: light-dark(#1a1d23, rgb(255 255 255 / 92%));
  --iris-text-muted: light-dark(#505663, rgb(255 255 255 / 68%));
  --iris-text-faint: light-dark(#646b79, rgb(255 255 255 / 56%));
  --iris-border: light-dark(rgb(26 29 35 / 10%), rgb(255 255 255 / 10%));
  --iris-border-strong: light-dark(rgb(26 29 35 / 22%), rgb(255 255 255 / 22%));
  --iris-hover: light-dark(rgb(26 29 35 / 5%), rgb(255 255 255 / 6%));

  --iris-accent: light-dark(#5b5bd6, #6060da);
  --iris-on-accent: #ffffff;
  --iris-accent-hover: oklch(from var(--iris-accent) calc(l - 0.04) c h);
  --iris-accent-pressed: oklch(from var(--iris-accent) calc(l - 0.08) c h);
  --iris-accent-text: light-dark(#4c4cc4, #a9a9f8);
  --iris-accent-tint: light-dark(#eeeefc, #2a2a49);

  --iris-online: light-dark(#1f9d57, #3ecf7a);
  --iris-waiting: light-dark(#d98a00, #f0b04a);
  --iris-waiting-text: light-dark(#8f5600, #f0b04a);
  --iris-waiting-tint: light-dark(#fdf3e0, #33291a);
  --iris-error: light-dark(#d13541, #f2737b);
  --iris-error-text: light-dark(#b42632, #ff9a9f);
  --iris-error-tint: light-dark(#fdeeef, #3a2024);

  --iris-shadow-low: 0 1px 2px light-dark(rgb(22 26 40 / 8%), rgb(0 0 0 / 36%));
  --iris-shadow-high: 0 12px 32px light-dark(rgb(22 26 40 / 16%), rgb(0 0 0 / 52%));

  --iris-quick: 120ms;
  --iris-calm: 180ms;
  --iris-ease: cubic-bezier(0.2, 0.8, 0.2, 1);
`;
