/** One of several ways to do it. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint: string;
}

/** What an act asks for before it is done. */
export type Asked =
  | { readonly kind: 'nothing' }
  /** The name of what is acted on, to be typed: nobody does that by accident. */
  | { readonly kind: 'name'; readonly name: string }
  | {
      readonly kind: 'choice';
      readonly legend: string;
      readonly choices: readonly Choice[];
      readonly chosen: string;
    };

/** An act that is asked about first. */
export interface Question {
  readonly title: string;
  readonly explanation: string;
  readonly asked: Asked;
  /** What the button says: the act, named exactly. */
  readonly act: string;
  readonly isDangerous: boolean;
  /** What to say when it didn't work. */
  readonly failure: string;
  /** Does it; gets the choice, or an empty string where there was none. @throws {IrisProblem} */
  readonly run: (choice: string) => Promise<void>;
}
