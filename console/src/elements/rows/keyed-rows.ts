import { noChange, type nothing, type TemplateResult } from 'lit';
import { type ChildPart, Directive, directive, type PartInfo, PartType } from 'lit/directive.js';
import {
  clearPart,
  insertPart,
  removePart,
  setChildPartValue,
  setCommittedValue,
} from 'lit/directive-helpers.js';

interface Row {
  /** No two rows have the same. */
  readonly key: unknown;
  readonly template: TemplateResult | typeof nothing;
}

/**
 * One row for each item; a row stays the same elements for as long as its key is among the items. Like Lit's `repeat`,
 * which leaves a comment behind for each row that goes (seen in 3.3.3): tens of thousands while one scrolls through a year.
 */
class KeyedRowsDirective extends Directive {
  #parts = new Map<unknown, ChildPart>();
  #isDrawn = false;

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.CHILD) throw new Error('Rows stand between elements.');
  }

  render(_rows: readonly Row[]): unknown {
    return noChange;
  }

  override update(container: ChildPart, [rows]: [readonly Row[]]): unknown {
    if (!this.#isDrawn) clearPart(container);
    this.#isDrawn = true;
    const before = this.#keep(new Set(rows.map(({ key }) => key)));
    const parts = new Map<unknown, ChildPart>();
    for (const { key, template } of rows) {
      const part = this.#placed(container, before, this.#parts.get(key));
      parts.set(key, setChildPartValue(part, template));
    }
    this.#parts = parts;
    // So that whoever takes the list away finds what is in it.
    setCommittedValue(container, [...parts.values()]);
    return noChange;
  }

  /** Takes away the rows whose keys are not in `keys`; gives those that stay, as they stand. */
  #keep(keys: ReadonlySet<unknown>): ChildPart[] {
    const kept: ChildPart[] = [];
    for (const [key, part] of this.#parts) {
      if (keys.has(key)) kept.push(part);
      else remove(part);
    }
    return kept;
  }

  /** Puts a row, or a new one, before those of `before`, from which it is taken. Rows that needn't move don't. */
  #placed(container: ChildPart, before: ChildPart[], part: ChildPart | undefined): ChildPart {
    if (part === undefined) return insertPart(container, before[0]);
    // A row that went down is in the way of all those after it: it is moved when its turn comes.
    if (part === before[1]) before.shift();
    if (part === before[0]) {
      before.shift();
      return part;
    }
    const place = before.indexOf(part);
    if (place !== -1) before.splice(place, 1);
    return insertPart(container, before[0], part);
  }
}

function remove(part: ChildPart): void {
  const { endNode } = part;
  removePart(part);
  endNode?.parentNode?.removeChild(endNode);
}

export const keyedRows = directive(KeyedRowsDirective);
