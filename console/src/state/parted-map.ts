/** How many parts a map has: a change copies one of them, and the list of all. */
const partCount = 256;

/**
 * A map that never changes: `with` makes another one, which shares all parts but one with the first. So a change
 * costs about the same among ten thousand entries as among ten, and whoever holds the old map still has it.
 */
export class PartedMap<Id extends string, Value> {
  readonly size: number;
  readonly #parts: readonly ReadonlyMap<Id, Value>[];

  private constructor(parts: readonly ReadonlyMap<Id, Value>[], size: number) {
    this.#parts = parts;
    this.size = size;
  }

  static empty<Id extends string, Value>(): PartedMap<Id, Value> {
    return new PartedMap<Id, Value>(
      Array.from({ length: partCount }, () => new Map<Id, Value>()),
      0,
    );
  }

  get(id: Id): Value | undefined {
    return this.#parts[partOf(id)]?.get(id);
  }

  has(id: Id): boolean {
    return this.#parts[partOf(id)]?.has(id) ?? false;
  }

  with(id: Id, value: Value): PartedMap<Id, Value> {
    const index = partOf(id);
    const part = new Map(this.#parts[index]).set(id, value);
    return new PartedMap(this.#parts.with(index, part), this.size + (this.has(id) ? 0 : 1));
  }

  without(id: Id): PartedMap<Id, Value> {
    if (!this.has(id)) return this;
    const index = partOf(id);
    const part = new Map(this.#parts[index]);
    part.delete(id);
    return new PartedMap(this.#parts.with(index, part), this.size - 1);
  }

  /** In no order that means anything. */
  *values(): Iterable<Value> {
    for (const part of this.#parts) yield* part.values();
  }
}

/** By the last two characters: those of an id are random. */
function partOf(id: string): number {
  return (id.charCodeAt(id.length - 1) * 31 + id.charCodeAt(id.length - 2)) % partCount;
}
