import { topOf } from '../../util/top.ts';
import { foldToken } from '../analysis/fold.ts';
import { indexTerm, isStopWord } from '../analysis/pipeline.ts';
import { type FieldName, fieldNumber, TRANSCRIPT } from '../index/fields.ts';
import type { Postings } from '../index/postings.ts';
import { TermDictionary } from '../index/term-dictionary.ts';

/** Where people name what a show is about: a word that stands there is one to search for. */
const NAMING = (['title', 'summary', 'tags'] satisfies FieldName[]).map((field) => fieldNumber(field));
/** Words that no show is about and that are said in fewer shows are as likely misheard. */
const SAID_OFTEN = 2;
/** A word that is said in this share of the shows is worth a search only if this share of those are about it. */
const COMMON = 0.4;
const ABOUT = 0.05;
/** So many words are looked at for each that is wanted: forms of one word stand side by side, and others do not fit. */
const CANDIDATES = 20;
/** A shorter word may go on, though the language has it. */
const FINISHED = 3;
/** Neither possessives nor what punctuation has glued to a word. */
const WORD = /^[\p{L}\p{N}][\p{L}\p{N}+#._-]*$/u;

interface Candidate {
  readonly word: string;
  readonly term: number;
  /** How many shows are about it. */
  readonly shows: number;
}

/** The words of the corpus, for who is still typing one. */
export class WordCompletions {
  readonly #postings: Postings;
  readonly #words: TermDictionary;
  /** For each word, how many shows are about it. */
  #about: Uint16Array | undefined;

  constructor(postings: Postings) {
    this.#postings = postings;
    this.#words = new TermDictionary(postings.columns.wordBytes, postings.columns.wordOffsets);
  }

  /** Makes what the first word would else have to wait for. */
  prepare(): void {
    this.#about ??= Uint16Array.from(this.#postings.columns.wordTerms, (term) => this.#showsAbout(term));
  }

  /**
   * Words that start like this and go on: first those that most shows are about, or after other words those that are
   * most at home in the same shows, those that shows are about more so. Of the forms of one word only the commonest, as they all find the same.
   *
   * @param prefix in lower case
   * @param before the words that were typed before it
   */
  startingWith(prefix: string, limit: number, before: readonly string[] = []): string[] {
    const isFinished = before.length > 0 && prefix.length >= FINISHED && isStopWord(prefix);
    if (prefix === '' || isFinished) return [];
    const candidates = this.#candidates(prefix, limit * CANDIDATES);
    const company = this.#documentsOf(before);
    if (company === undefined) return candidates.slice(0, limit).map(({ word }) => word);
    const scored = candidates.map(({ word, term, shows }) => ({
      word,
      score: this.#affinity(term, company) * Math.log(2 + shows),
    }));
    const best = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
    return best.slice(0, limit).map(({ word }) => word);
  }

  #candidates(prefix: string, limit: number): Candidate[] {
    this.prepare();
    const about = this.#about ?? new Uint16Array();
    const { wordCounts, wordTerms } = this.#postings.columns;
    const [from, to] = this.#words.prefixRange(prefix);
    const best = topOf(to - from, limit, (a, b) => {
      const [one, other] = [from + a, from + b];
      return (
        (about[other] as number) - (about[one] as number) ||
        (wordCounts[other] as number) - (wordCounts[one] as number) ||
        a - b
      );
    });
    const seen = new Set<number>();
    return best.flatMap((place) => {
      const word = this.#words.term(from + place);
      const term = wordTerms[from + place] as number;
      const shows = about[from + place] as number;
      if (word === prefix || !this.#isTelling(term, shows) || seen.has(term) || !WORD.test(word) || isStopWord(word))
        return [];
      seen.add(term);
      return [{ word, term, shows }];
    });
  }

  #isTelling(term: number, showsAbout: number): boolean {
    const [from, to] = this.#postings.range(term, TRANSCRIPT);
    const isCommon = to - from >= COMMON * this.#postings.documentCount;
    return isCommon ? showsAbout >= ABOUT * (to - from) : showsAbout > 0 || to - from >= SAID_OFTEN;
  }

  #showsAbout(term: number): number {
    return NAMING.reduce((most, field) => {
      const [from, to] = this.#postings.range(term, field);
      return Math.max(most, to - from);
    }, 0);
  }

  /** 1 for each document that has the rarest of the words; undefined when the corpus has none of them. */
  #documentsOf(words: readonly string[]): Uint8Array | undefined {
    const terms = words.flatMap((word) => {
      const term = indexTerm(foldToken(word));
      return (term !== undefined && term !== '' && this.#postings.vocabulary.find(term)) || [];
    });
    const frequency = (term: number): number => this.#postings.documentFrequency(term);
    const [rarest] = terms.sort((a, b) => frequency(a) - frequency(b));
    if (rarest === undefined) return undefined;
    const has = new Uint8Array(this.#postings.documentCount);
    for (const field of [...NAMING, TRANSCRIPT]) {
      const [from, to] = this.#postings.range(rarest, field);
      for (let posting = from; posting < to; posting++) has[this.#postings.columns.documents[posting] as number] = 1;
    }
    return has;
  }

  /** How much of a word is in that company, and how much of the company has it: the cosine of the two, but for a factor. */
  #affinity(term: number, company: Uint8Array): number {
    let together = 0;
    let all = 0;
    for (const field of [...NAMING, TRANSCRIPT]) {
      const [from, to] = this.#postings.range(term, field);
      all += to - from;
      for (let posting = from; posting < to; posting++) {
        together += company[this.#postings.columns.documents[posting] as number] as number;
      }
    }
    return together / Math.sqrt(Math.max(1, all));
  }
}
