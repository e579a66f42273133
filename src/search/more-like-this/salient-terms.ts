import { foldToken } from '../analysis/fold.ts';
import { wordOf, wordTerm } from '../analysis/pipeline.ts';
import { splitTokens } from '../analysis/separators.ts';
import type { SurfaceForms } from '../fuzzy/surface-forms.ts';
import { type FieldName, fieldNumber } from '../index/fields.ts';
import type { Postings } from '../index/postings.ts';
import { saturate } from '../ranking/bm25.ts';
import { inverseDocumentFrequency } from '../ranking/idf.ts';

/** The fields whose document frequencies count. Host names and listeners' comments say little about a show's subject. */
const COUNTED_FIELDS = (['title', 'summary', 'tags', 'notes', 'transcript'] satisfies FieldName[]).map((field) =>
  fieldNumber(field),
);
/** A term of one document alone finds no other, and a term in a large share of them finds them all. */
const MIN_FREQUENCY = 2;
const MAX_SHARE = 0.4;
const IDF_POWER = 1.3;
/** BM25's k1, without length normalisation: all mentions in a text are worth at most k1 + 1 single ones. */
const K1 = 4;

const LINK = /https?:\/\/\S+/g;
/** Contractions, numbers and times are about no subject. */
const NO_SUBJECT = /['’]|^[\d.:]+$/;

/** A text, and the weight of an occurrence in it. */
export interface WeightedText {
  readonly text: string;
  readonly weight: number;
  /** Rarer words in the text do not count; absent: 1. */
  readonly minCount?: number;
}

/** A term of the index, and how much it says about a document. */
export interface SalientTerm {
  readonly term: number;
  readonly weight: number;
}

/**
 * Finds what a document is about: the terms that are frequent in its texts and rare elsewhere (tf-idf, with BM25's saturation).
 * The texts are read each time, as the inverted index has no terms by document.
 */
export class SalientTerms {
  readonly #postings: Postings;
  readonly #surfaceForms: SurfaceForms;

  constructor(postings: Postings, surfaceForms: SurfaceForms) {
    this.#postings = postings;
    this.#surfaceForms = surfaceForms;
  }

  /**
   * The terms of the texts with the highest weights, highest first.
   *
   * @param except A text whose words do not count.
   */
  of(texts: readonly WeightedText[], limit: number, except = ''): SalientTerm[] {
    const excluded = new Set(wordsOf(except).keys());
    const sums = new Map<number, number>();
    for (const { text, weight, minCount = 1 } of texts) {
      for (const [term, count] of this.#countTerms(text, minCount, excluded)) {
        sums.set(term, (sums.get(term) ?? 0) + weight * saturate(count, K1, K1));
      }
    }
    const salient = [...sums].flatMap(([term, sum]): SalientTerm[] => {
      const idf = this.idf(term);
      return idf === 0 ? [] : [{ term, weight: sum * idf }];
    });
    return salient.sort((a, b) => b.weight - a.weight || a.term - b.term).slice(0, limit);
  }

  /** The words of a text with the highest idf, in its order, each once, in lower case. */
  words(text: string, limit: number): string[] {
    const salient = [...wordsOf(text).keys()].flatMap((word, place) => {
      const term = this.#termOf(word);
      const idf = term === undefined ? 0 : this.idf(term);
      return idf === 0 ? [] : [{ word, place, idf }];
    });
    const best = salient.sort((a, b) => b.idf - a.idf || a.place - b.place).slice(0, limit);
    return best.sort((a, b) => a.place - b.place).map(({ word }) => word);
  }

  /** The idf to the power of `IDF_POWER`; 0 for a term that finds no other document, or nearly all. */
  idf(term: number): number {
    const { documentCount } = this.#postings;
    const frequency = COUNTED_FIELDS.reduce((most, field) => {
      const [from, to] = this.#postings.range(term, field);
      return Math.max(most, to - from);
    }, 0);
    if (frequency < MIN_FREQUENCY || frequency > MAX_SHARE * documentCount) return 0;
    return inverseDocumentFrequency(documentCount, frequency) ** IDF_POWER;
  }

  #countTerms(text: string, minCount: number, excluded: ReadonlySet<string>): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    for (const [word, count] of wordsOf(text)) {
      const term = count < minCount || excluded.has(word) ? undefined : this.#termOf(word);
      if (term !== undefined) counts.set(term, (counts.get(term) ?? 0) + count);
    }
    return counts;
  }

  /** The surface forms make stemming unnecessary for most words. They lack words that the corpus has once or twice. */
  #termOf(word: string): number | undefined {
    const known = this.#surfaceForms.termOf(word);
    const term = known === undefined ? wordTerm(word) : undefined;
    return known ?? (term === undefined ? undefined : this.#postings.vocabulary.find(term));
  }
}

/** The number of times that each word occurs in a text. */
function wordsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const plain = text.toLowerCase().replace(LINK, ' ');
  for (const token of splitTokens(plain)) {
    const word = wordOf(foldToken(token));
    if (word.length > 1 && !NO_SUBJECT.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
