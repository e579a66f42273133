import { foldToken } from '../analysis/fold.ts';
import { indexTerm } from '../analysis/pipeline.ts';
import type { Postings } from '../index/postings.ts';
import type { NearTerms, TokenRange } from '../vectors/vector-search.ts';
import type { Nearness } from './ranking-features.ts';
import type { WeightedTermGroup } from './weighted-term-group.ts';

/** Knows how near documents are to what words are about. */
export interface MeaningSearch {
  /**
   * Undefined when it knows none of the terms. The result is valid until the next call.
   * @param terms Numbers of terms of the index, in the order of the query.
   */
  near(terms: readonly number[]): Nearness | undefined;
  /**
   * A function of a term: its largest cosine with any of some others, 0 at least. The next call of this method makes it
   * invalid.
   */
  similarityTo(others: readonly number[]): (term: number) => number;
  /** The terms that may stand for a term; undefined when it has none. */
  nearTo(term: number): NearTerms | undefined;
}

/** What a query is about, to find the place in a document that says it in other words. */
export interface QueryMeaning {
  /** The tokens of the document's nearest passage in its transcript; undefined when it has none. Valid until the next search. */
  passage(document: number): TokenRange | undefined;
  /**
   * The largest cosine of a token's term and one of the query's terms; 0 for a token without a vector, and for words of so
   * many shows that they are near to all others.
   */
  cosine(token: string): number;
}

/** A term of more documents, summed over the fields, tells nothing by its company. */
const MAX_TELLING_SHARE = 0.35;
/** Tokens whose terms are kept, about a megabyte. */
const MAX_KNOWN_TOKENS = 20_000;

/** Asks a {@link MeaningSearch} what a query is about. */
export class QueryMeanings {
  readonly #postings: Postings;
  readonly #search: MeaningSearch;
  readonly #termsOfTokens = new Map<string, number | undefined>();

  constructor(postings: Postings, search: MeaningSearch) {
    this.#postings = postings;
    this.#search = search;
  }

  /** How near every document is; undefined when no term of the query has a vector. Valid until the next call. */
  near(groups: readonly WeightedTermGroup[]): Nearness | undefined {
    return this.#search.near(groups.flatMap(askedTerms));
  }

  /** The terms near the one word that was typed for a group; undefined for a phrase or a misspelt word. */
  nearTo(group: WeightedTermGroup): NearTerms | undefined {
    const [term, ...others] = askedTerms(group);
    return term === undefined || others.length > 0 ? undefined : this.#search.nearTo(term);
  }

  /** What the query is about, for excerpts. */
  meaningOf(near: Nearness, groups: readonly WeightedTermGroup[]): QueryMeaning {
    const isTelling = (term: number): boolean =>
      this.#postings.documentFrequency(term) < MAX_TELLING_SHARE * this.#postings.documentCount;
    const asked = [...new Set(groups.flatMap(askedTerms))].filter(isTelling);
    const similarity = this.#search.similarityTo(asked);
    const known = new Map<string, number>();
    const cosineOf = (token: string): number => {
      const number = this.#termOf(token);
      return number === undefined || !isTelling(number) ? 0 : similarity(number);
    };
    return {
      passage: (document) => near.tokens(document),
      // The passages of a page share many words.
      cosine: (token) => {
        const cosine = known.get(token) ?? cosineOf(token);
        known.set(token, cosine);
        return cosine;
      },
    };
  }

  /** The term of a token of a text. The same tokens come again and again. */
  #termOf(token: string): number | undefined {
    if (this.#termsOfTokens.has(token)) return this.#termsOfTokens.get(token);
    const term = indexTerm(foldToken(token));
    const number = term ? this.#postings.vocabulary.find(term) : undefined;
    if (this.#termsOfTokens.size >= MAX_KNOWN_TOKENS) this.#termsOfTokens.clear();
    this.#termsOfTokens.set(token, number);
    return number;
  }
}

/** The terms that were typed for a word that says what is asked for. */
function askedTerms({ group: { framing, variants } }: WeightedTermGroup): number[] {
  const [first] = variants;
  if (framing !== undefined || first?.kind !== 'typed' || 'positions' in first.lookup) return [];
  return first.lookup.map(({ term }) => term);
}
