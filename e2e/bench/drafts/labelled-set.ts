/** Articles, and questions of which somebody has said what answers them. */
export interface LabelledSet {
  readonly articles: readonly { readonly key: string; readonly title: string; readonly content: string }[];
  /** `paraphrase`: the question shares no word with its article but those of grammar. */
  readonly questions: readonly {
    readonly ask: string;
    readonly article: string;
    readonly kind: 'keywords' | 'paraphrase';
  }[];
  readonly unanswered: readonly string[];
}

interface Outcome {
  readonly count: number;
  /** The right article on top. */
  readonly right: number;
  readonly wrong: number;
  readonly silent: number;
}

/** Shares of each kind of question, rounded to two digits; where nothing answers, silence is what is right. */
export interface Shares {
  readonly keywords: Outcome;
  readonly paraphrased: Outcome;
  readonly unanswered: { readonly count: number; readonly silent: number };
}

/** Asks every question; an answer is an article's key, or null for silence. */
export async function sharesOf(
  { questions, unanswered }: LabelledSet,
  answer: (question: string) => Promise<string | null>,
): Promise<Shares> {
  const outcomeOf = async (kind: string): Promise<Outcome> => {
    const asked = questions.filter((question) => question.kind === kind);
    let [right, silent] = [0, 0];
    for (const { ask, article } of asked) {
      const given = await answer(ask);
      if (given === article) right += 1;
      if (given === null) silent += 1;
    }
    const share = (part: number) => rounded(part / asked.length);
    const wrong = asked.length - right - silent;
    return { count: asked.length, right: share(right), wrong: share(wrong), silent: share(silent) };
  };
  const keywords = await outcomeOf('keywords');
  const paraphrased = await outcomeOf('paraphrase');
  let silent = 0;
  for (const question of unanswered) if ((await answer(question)) === null) silent += 1;
  const count = unanswered.length;
  return { keywords, paraphrased, unanswered: { count, silent: rounded(silent / count) } };
}

/** Whether the right article is on top at least as often, and a wrong one, or any where nothing answers, more seldom. */
export function isBetter(one: Shares, other: Shares): boolean {
  return (
    one.keywords.right >= other.keywords.right &&
    one.paraphrased.right > other.paraphrased.right &&
    one.paraphrased.wrong < other.paraphrased.wrong &&
    one.unanswered.silent > other.unanswered.silent
  );
}

const rounded = (share: number): number => Math.round(share * 100) / 100;
