import { expect, fixture, fixtureCleanup } from '@open-wc/testing';
import { css, type TemplateResult } from 'lit';
import { accountStyles } from '../elements/account/account.styles.ts';
import { adoptStyles } from '../look/adopt-styles.ts';
import { controls } from '../look/controls.styles.ts';
import { forms } from '../look/forms.styles.ts';
import { pageStyles } from '../look/page.styles.ts';

/** Nothing is measured in the middle of a motion. */
const still = css`
  :root {
    --iris-quick: 0s;
    --iris-calm: 0s;
  }
`;

adoptStyles(pageStyles, controls, forms, accountStyles, still);

/** Puts an element, and nothing else, on a page that looks like ours: contrast is measured on real colours. */
export function onPage<T extends Element>(template: TemplateResult): Promise<T> {
  fixtureCleanup();
  return fixture<T>(template);
}

/** axe has nothing to say, in light and in dark. */
export async function expectAccessible(element: Element): Promise<void> {
  const { style } = document.documentElement;
  try {
    for (const scheme of ['light', 'dark']) {
      style.colorScheme = scheme;
      await expect(element).to.be.accessible();
    }
  } finally {
    style.removeProperty('color-scheme');
  }
}

/** What stands in an element, its shadow root included, in one line. */
export function textOf(element: Element | null | undefined): string {
  const root = element?.shadowRoot ?? element;
  return (root?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The part of an element that a selector names; a test that looks for what isn't there fails here. */
export function part(host: Element, selector: string): HTMLElement;
export function part<T extends HTMLElement>(host: Element, selector: string, kind: new () => T): T;
export function part(host: Element, selector: string, kind = HTMLElement): HTMLElement {
  const found = (host.shadowRoot ?? host).querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`${host.localName} has no ${selector}`);
  return found;
}

/** Whether an element has such a part. (An element itself is nothing to assert on: a failure would print it whole.) */
export function has(host: Element, selector: string): boolean {
  return (host.shadowRoot ?? host).querySelector(selector) !== null;
}

/** Whether the keyboard is on an element, in whatever shadow root that stands. */
export function isFocused(element: Element | undefined): boolean {
  const root = element?.getRootNode();
  return (root instanceof ShadowRoot || root instanceof Document) && root.activeElement === element;
}

/** Waits until something that is drawn little by little, picture by picture, stays as it is. */
export async function drawn<T>(what: () => T): Promise<T> {
  for (;;) {
    const before = what();
    for (let picture = 0; picture < 4; picture += 1) await new Promise(requestAnimationFrame);
    if (what() === before) return before;
  }
}

/** Presses a key on an element (`code` is its place, where that isn't its name); answers whether somebody took it. */
export function press(target: EventTarget, key: string, init: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', {
    key,
    code: key,
    bubbles: true,
    cancelable: true,
    composed: true,
    ...init,
  });
  target.dispatchEvent(event);
  return event.defaultPrevented;
}

/** Types into a field as a person would: the value, then the event. */
export function write(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
