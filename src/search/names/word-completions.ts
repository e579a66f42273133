import { topOf } from '../../util/top.ts';
import { foldToken } from '../analysis/fold.ts';
import { indexTerm, isStopWord } from '../analysis/pipeline.ts';
import { TRANSCRIPT } from '../index/fields.ts';
import type { Postings } from '../index/postings.ts';
import { SUBJECT_FIELDS } from '../index/subject-documents.ts';
import { TermDictionary } from '../index/term-dictionary.ts';

/** A word that no show is about and that fewer transcripts have is probably misheard. */
const MIN_FREQUENCY = 2;
/** A word in this share of the transcripts is suggested only if this share of those shows are about it. */
const COMMON_SHARE = 0.4;
const MIN_SUBJECT_SHARE = 0.05;
/** Words to look at for each that is returned: inflections of one word are neighbours, and others are filtered out. */
const CANDIDATES = 20;
/** A shorter stop word may be the start of another word, unless it stands behind one, as in "how do i". */
const MIN_STOP_WORD_LENGTH = 3;
/** Excludes possessives and words with punctuation stuck to them. */
const WORD = /^[\p{L}\p{N}][\p{L}\p{N}+#._-]*$/u;

interface Candidate {
  readonly word: string;
  readonly term: number;
  /** Shows about it. */
  readonly shows: number;
}

/** Completes a word with words of the corpus. */
export class WordCompletions {
  readonly #postings: Postings;
  readonly #words: TermDictionary;
  /** By word, the number of shows about it. */
  #subjectCounts: Uint16Array | undefined;

  constructor(postings: Postings) {
    this.#postings = postings;
    this.#words = new TermDictionary(postings.columns.wordBytes, postings.columns.wordOffsets);
  }

  /** Computes ahead of time what the first completion would otherwise wait for. */
  prepare(): void {
    this.#subjectCounts ??= Uint16Array.from(this.#postings.columns.wordTerms, (term) => this.#showsAbout(term));
  }

  /**
   * Longer words with a prefix. Without other words, those that most shows are about come first; after other words, those that
   * occur most often in the same shows. Of the inflections of a word only the most frequent is returned, as all find the same.
   *
   * @param prefix in lower case
   * @param context The words before it.
   */
  startingWith(prefix: string, limit: number, context: readonly string[] = []): string[] {
    const before = context.at(-1);
    const isLong = prefix.length >= MIN_STOP_WORD_LENGTH || (before !== undefined && isStopWord(before.toLowerCase()));
    const isComplete = before !== undefined && isLong && isStopWord(prefix);
    if (prefix === '' || isComplete) return [];
    const candidates = this.#candidates(prefix, limit * CANDIDATES);
    const documents = this.#documentsOf(context);
    if (documents === undefined) return candidates.slice(0, limit).map(({ word }) => word);
    const scored = candidates.map(({ word, term, shows }) => ({
      word,
      score: this.#affinity(term, documents) * Math.log(2 + shows),
    }));
    const best = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
    return best.slice(0, limit).map(({ word }) => word);
  }

  #candidates(prefix: string, limit: number): Candidate[] {
    this.prepare();
    const subjectCounts = this.#subjectCounts ?? new Uint16Array();
    const { wordCounts, wordTerms } = this.#postings.columns;
    const [from, to] = this.#words.prefixRange(prefix);
    const best = topOf(to - from, limit, (a, b) => {
      const [one, other] = [from + a, from + b];
      return (
        (subjectCounts[other] as number) - (subjectCounts[one] as number) ||
        (wordCounts[other] as number) - (wordCounts[one] as number) ||
        a - b
      );
    });
    const seen = new Set<number>();
    return best.flatMap((index) => {
      const word = this.#words.term(from + index);
      const term = wordTerms[from + index] as number;
      const shows = subjectCounts[from + index] as number;
      if (word === prefix || !this.#isUseful(term, shows) || seen.has(term) || !WORD.test(word) || isStopWord(word))
        return [];
      seen.add(term);
      return [{ word, term, shows }];
    });
  }

  #isUseful(term: number, showsAbout: number): boolean {
    const [from, to] = this.#postings.range(term, TRANSCRIPT);
    const frequency = to - from;
    const isCommon = frequency >= COMMON_SHARE * this.#postings.documentCount;
    return isCommon ? showsAbout >= MIN_SUBJECT_SHARE * frequency : showsAbout > 0 || frequency >= MIN_FREQUENCY;
  }

  #showsAbout(term: number): number {
    return SUBJECT_FIELDS.reduce((most, field) => {
      const [from, to] = this.#postings.range(term, field);
      return Math.max(most, to - from);
    }, 0);
  }

  /** By document, 1 for those with the rarest of the words; undefined when the corpus has none of them. */
  #documentsOf(words: readonly string[]): Uint8Array | undefined {
    const terms = words.flatMap((word) => {
      const term = indexTerm(foldToken(word));
      return (term !== undefined && term !== '' && this.#postings.vocabulary.find(term)) || [];
    });
    const frequency = (term: number): number => this.#postings.documentFrequency(term);
    const [rarest] = terms.sort((a, b) => frequency(a) - frequency(b));
    if (rarest === undefined) return undefined;
    const contains = new Uint8Array(this.#postings.documentCount);
    for (const field of [...SUBJECT_FIELDS, TRANSCRIPT]) {
      const [from, to] = this.#postings.range(rarest, field);
      for (let posting = from; posting < to; posting++) {
        contains[this.#postings.columns.documents[posting] as number] = 1;
      }
    }
    return contains;
  }

  /** How much a term occurs in a set of documents: their cosine similarity, but for the factor that depends on the set alone. */
  #affinity(term: number, contains: Uint8Array): number {
    let together = 0;
    let all = 0;
    for (const field of [...SUBJECT_FIELDS, TRANSCRIPT]) {
      const [from, to] = this.#postings.range(term, field);
      all += to - from;
      for (let posting = from; posting < to; posting++) {
        together += contains[this.#postings.columns.documents[posting] as number] as number;
      }
    }
    return together / Math.sqrt(Math.max(1, all));
  }
}
