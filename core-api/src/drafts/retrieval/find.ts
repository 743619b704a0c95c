import type { ChannelId, DraftSource, TenantId } from '@iris/contract';
import { inTenant, type Tx } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { passagesOf } from './passages.ts';
import { type DocumentRow, selectDocuments, selectMatches } from './queries.ts';
import { scoreOf, type Sentence, type WeightedUnit } from './score.ts';
import { Stems } from './stems.ts';
import { unitQuery } from './unit-query.ts';
import { type ReadText, readText } from './units.ts';
import { Vocabulary } from './vocabulary.ts';
import { promising, weigh } from './weigh.ts';
import { plainText, wordsOf } from './words.ts';

/** Something of a tenant's that may answer a question: the passage that does, and how well, from 0 to 1. */
export interface Finding {
  readonly source: DraftSource;
  readonly passage: string;
  readonly score: number;
}

/** A question of an end user's, and where it was asked. */
export interface Asked {
  readonly tenantId: TenantId;
  readonly channelId: ChannelId;
  readonly question: string;
}

/** What may answer a question, the best first. */
export type Find = (asked: Asked) => Promise<Finding[]>;

/** Bounds of the work for one question: its end counts, and the texts that promise most. In characters. */
const questionAtMost = 1_000;
const unitsAtMost = 30;
const documentsAtMost = 30;
const charactersAtMost = 150_000;
const titleAtMost = 120;

/** Finds what a tenant's articles, canned replies and answered questions have to say. No model, nothing outside. */
export function createFind(db: Db): Find {
  const stems = new Stems();
  let vocabulary: Promise<Vocabulary> | undefined;
  const open = () => {
    vocabulary ??= Vocabulary.open(db, stems);
    return vocabulary.catch((error: unknown) => {
      // Whoever comes next tries again.
      vocabulary = undefined;
      throw error;
    });
  };
  return async ({ tenantId, channelId, question }) => {
    const search = new Search(await open(), stems, question.slice(-questionAtMost));
    return inTenant(db, tenantId, (tx) => search.run(tx, channelId));
  };
}

/** One question on its way to what answers it. */
class Search {
  readonly #vocabulary: Vocabulary;
  readonly #stems: Stems;
  readonly #question: string;

  constructor(vocabulary: Vocabulary, stems: Stems, question: string) {
    this.#vocabulary = vocabulary;
    this.#stems = stems;
    this.#question = question;
  }

  async run(tx: Tx, channelId: ChannelId): Promise<Finding[]> {
    const read = await this.#reader(tx, [this.#question]);
    const sentences = this.#question.split(/[.!?,;:]+\s+|\s[–-]\s|\n+/).map(read);
    const named = new Map(sentences.flatMap(({ units }) => units.map((unit) => [unit.name, unit])));
    const units = [...named.values()].slice(0, unitsAtMost);
    if (units.length === 0) return [];
    const queries = units.map((unit) => unitQuery(unit, this.#vocabulary));
    const matches = await selectMatches(tx, queries, plainText(this.#question));
    const weighted = weigh(units, matches, this.#vocabulary);
    const ids = promising(matches, weighted, documentsAtMost).map(({ id }) => id);
    const documents = withinBounds(await selectDocuments(tx, ids, channelId), ids);
    return this.#judge(tx, documents, sentencesOf(sentences, weighted), read(this.#question));
  }

  async #judge(
    tx: Tx,
    documents: readonly DocumentRow[],
    question: readonly Sentence[],
    asked: ReadText,
  ): Promise<Finding[]> {
    const read = await this.#reader(
      tx,
      documents.flatMap(({ title, text }) => [title, text]),
    );
    const findings = documents.map(({ kind, id, title, text }): Finding => {
      const passages = passagesOf(text);
      const document = { title: read(title), passages: passages.map(read) };
      const { value, passage } = scoreOf(question, asked, document);
      return {
        source: { kind, id, title: inOneLine(title) },
        passage: passages[passage] ?? text,
        score: value,
      };
    });
    return findings.toSorted((one, other) => other.score - one.score);
  }

  /** Reads any of these texts, or parts of them. */
  async #reader(tx: Tx, texts: readonly string[]): Promise<(text: string) => ReadText> {
    const stemOf = await this.#stems.of(tx, texts.flatMap(wordsOf));
    return (text) => readText(text, this.#vocabulary, stemOf);
  }
}

const inOneLine = (title: string): string =>
  Array.from(title.replaceAll(/\s+/g, ' ')).slice(0, titleAtMost).join('');

function sentencesOf(sentences: readonly ReadText[], weighted: readonly WeightedUnit[]): Sentence[] {
  const byName = new Map(weighted.map((one) => [one.unit.name, one]));
  return sentences.map(({ units }) => units.flatMap(({ name }) => byName.get(name) ?? []));
}

/** In the order of `ids`; what comes after too much text is not read. */
function withinBounds(documents: readonly DocumentRow[], ids: readonly string[]): DocumentRow[] {
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  let characters = 0;
  return documents
    .toSorted((one, other) => (placeOf.get(one.id) ?? 0) - (placeOf.get(other.id) ?? 0))
    .filter(({ text }) => (characters += text.length) <= charactersAtMost);
}
