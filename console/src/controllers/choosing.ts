import type { LitElement, ReactiveController } from 'lit';

export interface Choices {
  /** How many there are to choose from; none: the keys are left to whoever has them. */
  readonly count: () => number;
  readonly take: (index: number) => void;
  /** The keys that take what is marked. */
  readonly takers: readonly string[];
}

/**
 * Marks one of a few options while the keyboard stays in a field: arrows walk round, certain keys take. The marked option
 * is the one with `aria-selected="true"`; it is kept in view.
 */
export class Choosing implements ReactiveController {
  index = 0;
  readonly #host: LitElement;
  readonly #choices: Choices;

  constructor(host: LitElement, choices: Choices) {
    this.#host = host;
    this.#choices = choices;
  }

  hostUpdated(): void {
    this.#host.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  /** There is something else to choose from: back to the first. */
  begin(): void {
    this.index = 0;
  }

  /** Whether the key was one of ours, and is done with. */
  pressed({ key }: KeyboardEvent): boolean {
    const count = this.#choices.count();
    if (count === 0) return false;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      this.index = (this.index + step + count) % count;
      this.#host.requestUpdate();
    }
    const isTaken = this.#choices.takers.includes(key);
    if (isTaken) this.#choices.take(this.index);
    return step !== 0 || isTaken;
  }
}
