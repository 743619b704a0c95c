import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/** Narrower than this, the panel takes the whole screen (look: phones). */
const phone = '(max-width: 479.9px)';

/**
 * On a phone the panel fills what can be seen: the visual viewport, which ends at the keyboard while the layout
 * viewport doesn't. It is modal there, so the focus goes round inside. Sets the attribute `full`.
 */
export class FullScreen implements ReactiveController {
  readonly #host: Host;
  readonly #media = matchMedia(phone);
  #watch = new AbortController();

  constructor(host: Host) {
    this.#host = host;
  }

  hostConnected(): void {
    this.#watch = new AbortController();
    const { signal } = this.#watch;
    const update = () => this.#update();
    this.#media.addEventListener('change', update, { signal });
    window.visualViewport?.addEventListener('resize', update, { signal });
    window.visualViewport?.addEventListener('scroll', update, { signal });
    this.#host.addEventListener('keydown', (event) => this.#goRound(event), { signal });
    this.#update();
  }

  hostDisconnected(): void {
    this.#watch.abort();
  }

  #update() {
    const isFull = this.#media.matches;
    this.#host.toggleAttribute('full', isFull);
    this.#host.ariaModal = isFull ? 'true' : null;
    const view = window.visualViewport;
    if (!isFull || view === null) return;
    this.#host.style.setProperty('--iris-view-top', `${view.offsetTop}px`);
    this.#host.style.setProperty('--iris-view-height', `${view.height}px`);
  }

  #goRound(event: KeyboardEvent) {
    if (event.key !== 'Tab' || !this.#media.matches) return;
    const stops = focusable(this.#host);
    const edge = event.shiftKey ? stops.at(0) : stops.at(-1);
    const other = event.shiftKey ? stops.at(-1) : stops.at(0);
    if (edge === undefined || other === undefined || !event.composedPath().includes(edge)) return;
    event.preventDefault();
    other.focus();
  }
}

/** What Tab reaches inside `element`, in order, through the shadow roots of its children. */
function focusable(element: Element): readonly HTMLElement[] {
  const inside = element.shadowRoot?.children ?? element.children;
  return Array.from(inside).flatMap((child) => {
    if (!(child instanceof HTMLElement) || child.hidden) return [];
    const isStop = child.tabIndex >= 0 && child.matches('a[href], button:enabled, textarea, [tabindex="0"]');
    return [...(isStop ? [child] : []), ...focusable(child)];
  });
}
