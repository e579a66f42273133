import { foldToken } from '../analysis/fold.ts';
import { wordOf, wordTerm } from '../analysis/pipeline.ts';
import { splitTokens } from '../analysis/separators.ts';
import type { SurfaceForms } from '../fuzzy/surface-forms.ts';
import { type FieldName, fieldNumber } from '../index/fields.ts';
import type { Postings } from '../index/postings.ts';
import { saturate } from '../ranking/bm25.ts';
import { inverseDocumentFrequency } from '../ranking/idf.ts';

/** Where a term says something about how rare it is: who is heard and what listeners write does not. */
const COUNTED = (['title', 'summary', 'tags', 'notes', 'transcript'] satisfies FieldName[]).map((field) =>
  fieldNumber(field),
);
/** A term of one document alone leads to no other, and one of so great a share of them leads everywhere. */
const FEWEST = 2;
const COMMON = 0.4;
const IDF_POWER = 1.3;
/** BM25's k1, without length normalisation: all mentions in a text are worth at most k1 + 1 single ones. */
const K1 = 4;

const LINK = /https?:\/\/\S+/g;
/** Contractions, numbers and times are about nothing. */
const SAYS_NOTHING = /['’]|^[\d.:]+$/;

/** A text, and what a mention in it is worth. */
export interface WeighedText {
  readonly text: string;
  readonly weight: number;
  /** Only words that stand in it so often count; else 1. */
  readonly atLeast?: number;
}

/** A term of the index, with what it says of a document. */
export interface SalientTerm {
  readonly term: number;
  readonly weight: number;
}

/**
 * Finds what a document is about: the terms of its texts that are said there often and elsewhere seldom. Texts are read
 * anew each time, as the index knows documents by terms and not terms by documents; stop words and slips are none.
 */
export class SalientTerms {
  readonly #postings: Postings;
  readonly #lexicon: SurfaceForms;

  constructor(postings: Postings, lexicon: SurfaceForms) {
    this.#postings = postings;
    this.#lexicon = lexicon;
  }

  /**
   * The most telling terms of the texts, most telling first.
   *
   * @param except words that do not count, in any writing
   */
  of(texts: readonly WeighedText[], limit: number, except = ''): SalientTerm[] {
    const left = new Set(wordsOf(except).keys());
    const sums = new Map<number, number>();
    for (const { text, weight, atLeast = 1 } of texts) {
      for (const [term, count] of this.#countTerms(text, atLeast, left)) {
        sums.set(term, (sums.get(term) ?? 0) + weight * saturate(count, K1, K1));
      }
    }
    const telling = [...sums].flatMap(([term, sum]): SalientTerm[] => {
      const rarity = this.rarity(term);
      return rarity === 0 ? [] : [{ term, weight: sum * rarity }];
    });
    return telling.sort((a, b) => b.weight - a.weight || a.term - b.term).slice(0, limit);
  }

  /** The most salient words of a text, in its order, each once, in small letters. */
  words(text: string, limit: number): string[] {
    const salient = [...wordsOf(text).keys()].flatMap((word, place) => {
      const term = this.#termOf(word);
      const rarity = term === undefined ? 0 : this.rarity(term);
      return rarity === 0 ? [] : [{ word, place, rarity }];
    });
    const best = salient.sort((a, b) => b.rarity - a.rarity || a.place - b.place).slice(0, limit);
    return best.sort((a, b) => a.place - b.place).map(({ word }) => word);
  }

  /** Inverse document frequency; 0 for a term that leads nowhere or everywhere. */
  rarity(term: number): number {
    const { documentCount } = this.#postings;
    const frequency = COUNTED.reduce((most, field) => {
      const [from, to] = this.#postings.range(term, field);
      return Math.max(most, to - from);
    }, 0);
    if (frequency < FEWEST || frequency > COMMON * documentCount) return 0;
    return inverseDocumentFrequency(documentCount, frequency) ** IDF_POWER;
  }

  #countTerms(text: string, atLeast: number, left: ReadonlySet<string>): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    for (const [word, count] of wordsOf(text)) {
      const term = count < atLeast || left.has(word) ? undefined : this.#termOf(word);
      if (term !== undefined) counts.set(term, (counts.get(term) ?? 0) + count);
    }
    return counts;
  }

  /** The lexicon saves stemming nearly every word; what it lacks is seen twice at most, but that may be in two titles. */
  #termOf(word: string): number | undefined {
    const known = this.#lexicon.termOf(word);
    const term = known === undefined ? wordTerm(word) : undefined;
    return known ?? (term === undefined ? undefined : this.#postings.vocabulary.find(term));
  }
}

/** How often each word stands in a text. */
function wordsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const plain = text.toLowerCase().replace(LINK, ' ');
  for (const token of splitTokens(plain)) {
    const word = wordOf(foldToken(token));
    if (word.length > 1 && !SAYS_NOTHING.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
