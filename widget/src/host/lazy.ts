/** Something that is made when it is first wanted, once; after a failure the next wish tries again. */
export class Lazy<T> {
  readonly #make: () => Promise<T>;
  #made: Promise<T> | null = null;

  constructor(make: () => Promise<T>) {
    this.#make = make;
  }

  /** What was made or is being made; null while nobody wanted it. */
  get current(): Promise<T> | null {
    return this.#made;
  }

  get(): Promise<T> {
    this.#made ??= this.#make().catch((problem: unknown) => {
      this.#made = null;
      throw problem;
    });
    return this.#made;
  }
}
