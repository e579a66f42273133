import { lowerBound } from '../../util/binary-search.ts';
import { TRANSCRIPT } from '../index/fields.ts';
import type { Postings } from '../index/postings.ts';
import { LUNR_BM25, lengthNorms, lunrAverageLength, saturate } from '../ranking/bm25.ts';
import { inverseDocumentFrequency } from '../ranking/idf.ts';
import type { Literal } from './literal.ts';
import { LiteralTerms, type TermsOfWord } from './literal-terms.ts';

/** Tokens of punctuation that may come between two words of a phrase. */
const MAX_GAP = 2;
/** Words of a phrase that are looked up. They rule out all but a few documents. */
const MAX_WORDS = 12;
/** A word with more possible terms is only checked in the text. */
const MAX_TERMS = 600;

/**
 * In documents. A smaller corpus is read whole: that is fast, and its words do not show all endings that words can
 * have.
 */
const SMALL_CORPUS = 250;

/** What the index says about a literal before any text is read. */
export interface Candidate {
  /** The number of documents that may contain it. */
  readonly documents: number;
  /** Whether a document may contain all its words. */
  mayContain(document: number): boolean;
  /** The estimated number of occurrences in a document, for the ranking. */
  count(document: number): number;
  /** A more expensive check of a candidate: whether the words occur in the order of the phrase. */
  mayMatch(document: number): boolean;
}

/** The occurrences of a word, by document. */
interface WordOccurrences {
  readonly counts: Uint16Array;
  /** 1 for a document that may contain the word. */
  readonly contains: Uint8Array;
}

/** Finds the transcripts that may contain a literal, using the index alone: never too few, rarely too many. */
export class LiteralCandidates {
  readonly #postings: Postings;
  readonly #terms: LiteralTerms;
  readonly #norms: Float64Array;

  constructor(postings: Postings) {
    this.#postings = postings;
    this.#terms = new LiteralTerms(postings.columns, postings.vocabulary);
    this.#norms = lengthNorms(postings, TRANSCRIPT, lunrAverageLength(postings, TRANSCRIPT) || 1, LUNR_BM25);
  }

  /** Computes ahead of time what the first search would otherwise wait for. */
  prepare(): void {
    this.#terms.prepare();
  }

  /** @param rest Awaited between words. */
  async of({ words }: Literal, rest: () => Promise<void>): Promise<Candidate> {
    const { documentCount } = this.#postings;
    const known: { offset: number; terms: TermsOfWord }[] = [];
    const found: WordOccurrences[] = [];
    for (const [offset, word] of words.slice(0, MAX_WORDS).entries()) {
      const terms = this.#terms.candidates(word);
      if (terms) {
        known.push({ offset, terms });
        found.push(this.#occurrences(terms));
      }
      await rest();
    }
    const [first, ...others] = found;
    if (!first) return { documents: documentCount, mayContain: () => true, count: () => 0, mayMatch: () => true };
    const { counts, contains } = first;
    for (const other of others) {
      for (let document = 0; document < documentCount; document++) {
        counts[document] = Math.min(counts[document] ?? 0, other.counts[document] ?? 0);
        contains[document] = (contains[document] ?? 0) & (other.contains[document] ?? 0);
      }
    }
    const inPhrase = known
      .map(({ offset, terms: { sure, unsure } }) => ({ offset, terms: [...sure, ...unsure] }))
      .filter(({ terms }) => terms.length <= MAX_TERMS);
    const isSmall = documentCount <= SMALL_CORPUS;
    return {
      documents: contains.reduce((sum, one) => sum + one, 0),
      mayContain: (document) => isSmall || contains[document] === 1,
      count: (document) => counts[document] ?? 0,
      mayMatch: (document) => isSmall || this.#isInOrder(inPhrase, document),
    };
  }

  /** The BM25 score of a literal, as a single term, in a document. */
  score(document: number, { documents, count: countIn }: Candidate): number {
    const count = countIn(document);
    const idf = inverseDocumentFrequency(this.#postings.documentCount, documents);
    return idf * saturate(count, this.#norms[document] ?? 1, LUNR_BM25.k1);
  }

  #occurrences({ sure, unsure }: TermsOfWord): WordOccurrences {
    const { documents, starts } = this.#postings.columns;
    const counts = new Uint16Array(this.#postings.documentCount);
    const contains = new Uint8Array(this.#postings.documentCount);
    for (const term of sure) {
      const [from, to] = this.#postings.range(term, TRANSCRIPT);
      for (let posting = from; posting < to; posting++) {
        const document = documents[posting] ?? 0;
        const count = (counts[document] ?? 0) + (starts[posting + 1] ?? 0) - (starts[posting] ?? 0);
        counts[document] = Math.min(count, 0xffff);
        contains[document] = 1;
      }
    }
    for (const term of unsure) {
      const [from, to] = this.#postings.range(term, TRANSCRIPT);
      for (let posting = from; posting < to; posting++) contains[documents[posting] ?? 0] = 1;
    }
    return { counts, contains };
  }

  #isInOrder(words: readonly { offset: number; terms: readonly number[] }[], document: number): boolean {
    if (words.length < 2) return true;
    const [rarest, ...others] = words
      .map(({ offset, terms }) => {
        const lists = terms.map((term) => this.#postings.positions(term, TRANSCRIPT, document));
        return { offset, lists, size: lists.reduce((sum, { length }) => sum + length, 0) };
      })
      .sort((a, b) => a.size - b.size);
    return (rarest?.lists ?? []).some((positions) => {
      for (let at = 0; at < positions.length; at++) {
        const position = positions[at] ?? 0;
        if (others.every(({ offset, lists }) => isNear(lists, position, offset - (rarest?.offset ?? 0)))) return true;
      }
      return false;
    });
  }
}

/** Whether a word occurs at a distance from a position, or further away by as much as punctuation may add. */
function isNear(lists: readonly ArrayLike<number>[], position: number, distance: number): boolean {
  const furthest = distance * (1 + MAX_GAP);
  const from = position + Math.min(distance, furthest);
  const to = position + Math.max(distance, furthest);
  return lists.some((ascending) => {
    const next = lowerBound(ascending, from);
    return next < ascending.length && (ascending[next] ?? 0) <= to;
  });
}
