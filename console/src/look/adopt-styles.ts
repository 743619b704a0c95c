import type { CSSResult } from 'lit';

/** Puts style sheets on the document. Adopted ones pass a CSP that refuses inline styles. */
export function adoptStyles(...styles: readonly CSSResult[]): void {
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, ...sheets];
}
