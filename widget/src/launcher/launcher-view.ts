import { launcherStyles } from '../iris-widget.styles.ts';
import { directionOf, launcherWords, type Locale } from '../locales/launcher-words.ts';
import {
  adjusted,
  darkShapeContrast,
  darkSurface,
  lightShapeContrast,
  lightSurface,
  readableOn,
} from '../look/colours.ts';
import type { WidgetConfig } from '@iris/contract';

/** Two icons in the manner of the house's set, whose whole file would be a quarter of the launcher. */
const chatPath =
  'M4.5 3.75h11a1.75 1.75 0 0 1 1.75 1.75v7a1.75 1.75 0 0 1-1.75 1.75H9l-3.75 3v-3H4.5a1.75 1.75 0 0 1-1.75-1.75v-7A1.75 1.75 0 0 1 4.5 3.75Z';
const downPath = 'M5 7.75 10 12.75 15 7.75';

/** What the launcher shows. */
export interface LauncherState {
  readonly isOpen: boolean;
  /** The panel was asked for and isn't there yet. */
  readonly isBusy: boolean;
  /** The panel could not be loaded. */
  readonly hasFailed: boolean;
  readonly isHidden: boolean;
  readonly unread: number;
  readonly locale: Locale;
}

/** The launcher's nodes, made once and then only changed: a button, its badge, and the frame around both. */
export interface LauncherView {
  readonly frame: HTMLElement;
  readonly button: HTMLButtonElement;
  show(state: LauncherState): void;
}

export function createLauncherView(root: ShadowRoot): LauncherView {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(launcherStyles);
  root.adoptedStyleSheets = [sheet];
  const frame = document.createElement('div');
  const button = document.createElement('button');
  const badge = document.createElement('span');
  badge.className = 'badge';
  badge.ariaHidden = 'true';
  button.type = 'button';
  button.setAttribute('aria-haspopup', 'dialog');
  button.append(icon('chat', chatPath), icon('down', downPath), badge);
  frame.append(button);
  root.append(frame);
  return {
    frame,
    button,
    show: ({ isOpen, isBusy, hasFailed, isHidden, unread, locale }) => {
      const words = launcherWords[locale];
      button.lang = locale;
      button.dir = directionOf(locale);
      frame.classList.toggle('open', isOpen && !isBusy);
      button.hidden = isHidden;
      button.ariaExpanded = String(isOpen);
      button.ariaBusy = String(isBusy);
      const count = unread > 99 ? '99+' : String(unread);
      badge.hidden = (unread === 0 && !hasFailed) || isOpen;
      badge.textContent = hasFailed ? '!' : count;
      button.title = hasFailed ? words.unreachable : '';
      button.ariaLabel = isOpen
        ? words.close
        : [words.open, hasFailed && words.unreachable, unread > 0 && `${words.unread}: ${count}`]
            .filter((part) => part !== false)
            .join('. ');
    },
  };
}

function icon(name: string, path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', name);
  svg.setAttribute('aria-hidden', 'true');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** Puts the tenant's colours and place on the frame, before anything is painted. */
export function brand(frame: HTMLElement, { colors, offset }: WidgetConfig): void {
  const light = adjusted(colors.primary, colors.background ?? lightSurface, lightShapeContrast);
  const dark = adjusted(colors.primary, darkSurface, darkShapeContrast);
  frame.style.setProperty('--iris-accent', `light-dark(${light}, ${dark})`);
  frame.style.setProperty('--iris-on-accent', `light-dark(${readableOn(light)}, ${readableOn(dark)})`);
  frame.style.setProperty('--offset', `${offset.y}px ${offset.x}px`);
}
