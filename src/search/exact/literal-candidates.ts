import { TRANSCRIPT } from '../index/fields.ts';
import type { Postings } from '../index/postings.ts';
import { LUNR_BM25, lengthNorms, lunrAverageLength, saturate } from '../ranking/bm25.ts';
import { inverseDocumentFrequency } from '../ranking/idf.ts';
import type { Literal } from './literal.ts';
import { LiteralTerms, type TermsOfWord } from './literal-terms.ts';

/** Tokens of punctuation alone that may stand between two neighbouring words of a phrase. */
const GAP = 2;
/** So many words of a phrase are looked up; they rule out all but a few documents. */
const MOST_WORDS = 12;
/** A word that may stand for more terms than this is left to the reading of the text. */
const MOST_TERMS = 600;

/** A smaller corpus is read whole: it is soon done, and its words do not show all endings that words can have. */
const SMALL_CORPUS = 250;

/** What the index knows of a literal before any text is read. */
export interface Candidate {
  /** In how many documents it may stand. */
  readonly documents: number;
  /** Whether it may stand in a document. */
  mayHold(document: number): boolean;
  /** How often it seems to stand there, for the ranking. */
  count(document: number): number;
  /** A closer look at one of those documents: whether the words stand in the order of the phrase. */
  mayStand(document: number): boolean;
}

/** By document. */
interface Occurrences {
  readonly counts: Uint16Array;
  readonly held: Uint8Array;
}

/** Tells from the index alone which transcripts may hold a literal: never too few, seldom too many. */
export class LiteralCandidates {
  readonly #postings: Postings;
  readonly #terms: LiteralTerms;
  readonly #norms: Float64Array;

  constructor(postings: Postings) {
    this.#postings = postings;
    this.#terms = new LiteralTerms(postings.columns, postings.vocabulary);
    this.#norms = lengthNorms(postings, TRANSCRIPT, lunrAverageLength(postings, TRANSCRIPT) || 1, LUNR_BM25);
  }

  /** Makes now what else is made for the first search. */
  prepare(): void {
    this.#terms.prepare();
  }

  /** @param rest Awaited between words. */
  async of({ words }: Literal, rest: () => Promise<void>): Promise<Candidate> {
    const { documentCount } = this.#postings;
    const known: { place: number; terms: TermsOfWord }[] = [];
    const found: Occurrences[] = [];
    for (const [place, word] of words.slice(0, MOST_WORDS).entries()) {
      const terms = this.#terms.candidates(word);
      if (terms) {
        known.push({ place, terms });
        found.push(this.#occurrences(terms));
      }
      await rest();
    }
    const [first, ...others] = found;
    if (!first) return { documents: documentCount, mayHold: () => true, count: () => 0, mayStand: () => true };
    const { counts, held } = first;
    for (const other of others) {
      for (let document = 0; document < documentCount; document++) {
        counts[document] = Math.min(counts[document] ?? 0, other.counts[document] ?? 0);
        held[document] = (held[document] ?? 0) & (other.held[document] ?? 0);
      }
    }
    const inPhrase = known
      .map(({ place, terms: { sure, unsure } }) => ({ place, terms: [...sure, ...unsure] }))
      .filter(({ terms }) => terms.length <= MOST_TERMS);
    const isSmall = documentCount <= SMALL_CORPUS;
    return {
      documents: held.reduce((sum, one) => sum + one, 0),
      mayHold: (document) => isSmall || held[document] === 1,
      count: (document) => counts[document] ?? 0,
      mayStand: (document) => isSmall || this.#standsTogether(inPhrase, document),
    };
  }

  /** BM25 of a literal, taken as one term, in a document. */
  score(document: number, { documents, count: countIn }: Candidate): number {
    const count = countIn(document);
    const idf = inverseDocumentFrequency(this.#postings.documentCount, documents);
    return idf * saturate(count, this.#norms[document] ?? 1, LUNR_BM25.k1);
  }

  #occurrences({ sure, unsure }: TermsOfWord): Occurrences {
    const { documents, starts } = this.#postings.columns;
    const counts = new Uint16Array(this.#postings.documentCount);
    const held = new Uint8Array(this.#postings.documentCount);
    for (const term of sure) {
      const [from, to] = this.#postings.range(term, TRANSCRIPT);
      for (let posting = from; posting < to; posting++) {
        const document = documents[posting] ?? 0;
        const count = (counts[document] ?? 0) + (starts[posting + 1] ?? 0) - (starts[posting] ?? 0);
        counts[document] = Math.min(count, 0xffff);
        held[document] = 1;
      }
    }
    for (const term of unsure) {
      const [from, to] = this.#postings.range(term, TRANSCRIPT);
      for (let posting = from; posting < to; posting++) held[documents[posting] ?? 0] = 1;
    }
    return { counts, held };
  }

  #standsTogether(words: readonly { place: number; terms: readonly number[] }[], document: number): boolean {
    if (words.length < 2) return true;
    const [rarest, ...others] = words
      .map(({ place, terms }) => {
        const lists = terms.map((term) => this.#postings.positions(term, TRANSCRIPT, document));
        return { place, lists, size: lists.reduce((sum, { length }) => sum + length, 0) };
      })
      .sort((a, b) => a.size - b.size);
    return (rarest?.lists ?? []).some((positions) => {
      for (let at = 0; at < positions.length; at++) {
        const position = positions[at] ?? 0;
        if (others.every(({ place, lists }) => isNear(lists, position, place - (rarest?.place ?? 0)))) return true;
      }
      return false;
    });
  }
}

/** Whether a word stands so far from a position, or a little further where punctuation stands between. */
function isNear(lists: readonly ArrayLike<number>[], position: number, distance: number): boolean {
  const furthest = distance * (1 + GAP);
  const from = position + Math.min(distance, furthest);
  const to = position + Math.max(distance, furthest);
  return lists.some((ascending) => {
    let low = 0;
    let high = ascending.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ascending[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return low < ascending.length && (ascending[low] ?? 0) <= to;
  });
}
