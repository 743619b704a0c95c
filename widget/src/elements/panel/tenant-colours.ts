import type { WidgetConfig } from '@iris/contract';
import { adjusted, darkSurface, lightSurface, textContrast } from '../../look/colours.ts';

/** Links also stand on the team's bubbles, which are a little nearer to the text than the surface is. */
const linkContrast = textContrast * 1.2;

/**
 * Puts the tenant's own surface and text colour on the panel. They replace the light theme's; the dark one stays
 * as it was designed. What lies between the two is mixed from them.
 */
export function tenantColours(panel: HTMLElement, { colors }: WidgetConfig): void {
  const set = (name: string, light: string) =>
    panel.style.setProperty(`--iris-${name}`, `light-dark(${light}, ${darkOf[name] ?? 'inherit'})`);
  const surface = colors.background ?? lightSurface;
  const accentText = adjusted(colors.primary, surface, linkContrast);
  const accentTextDark = adjusted(colors.primary, darkSurface, linkContrast);
  panel.style.setProperty('--iris-accent-text', `light-dark(${accentText}, ${accentTextDark})`);
  if (colors.background === null && colors.text === null) return;
  const text = adjusted(colors.text ?? '#1a1d23', surface, textContrast);
  const mixed = (share: number) => `color-mix(in srgb, ${text} ${share}%, ${surface})`;
  set('surface', surface);
  set('text', text);
  set('sunken', mixed(7));
  set('text-muted', mixed(78));
  set('text-faint', mixed(72));
  set('border', mixed(12));
  set('border-strong', mixed(24));
}

/** The dark halves of the house's tokens, for those that a tenant can replace. */
const darkOf: Readonly<Record<string, string>> = {
  surface: darkSurface,
  text: 'rgb(255 255 255 / 92%)',
  sunken: '#24262b',
  'text-muted': 'rgb(255 255 255 / 68%)',
  'text-faint': 'rgb(255 255 255 / 56%)',
  border: 'rgb(255 255 255 / 10%)',
  'border-strong': 'rgb(255 255 255 / 22%)',
};
