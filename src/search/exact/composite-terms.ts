import type { TermDictionary } from '../index/term-dictionary.ts';

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}_]/u;
const BETWEEN = /[^\p{L}\p{M}\p{N}_]+/u;

export function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && WORD_CHARACTER.test(character);
}

/** The words that stand in terms which also hold other characters (`and/or`, `it's`), and the terms that each stands in. */
export class CompositeTerms {
  /** All of these terms. */
  readonly terms: readonly number[];
  /** The newest occurrence of each word: its place in the lists below. */
  readonly #newest = new Map<string, number>();
  /** Of each occurrence: the term, doubled, with one more where the word ends it; and the occurrence before it. */
  readonly #occurrences: number[] = [];
  readonly #previous: number[] = [];
  readonly #sorted: readonly string[];

  constructor(vocabulary: TermDictionary) {
    const terms: number[] = [];
    vocabulary.scan((term, length, units) => {
      if (isComposite(units, length)) terms.push(term);
    });
    for (const term of terms) {
      const words = vocabulary.term(term).split(BETWEEN);
      words.forEach((word, place) => {
        const isLast = place === words.length - 1;
        // A word may be what the stemmer has cut off after an apostrophe: `it'` was `it's`.
        if (word !== '' || isLast) this.#add(word, term * 2 + (isLast ? 1 : 0));
      });
    }
    this.terms = terms;
    this.#sorted = [...this.#newest.keys()].sort();
  }

  /** Terms with a word that is just this; at the end of the term, if `last`. */
  *withWord(word: string, last: boolean): Generator<number> {
    for (let at = this.#newest.get(word) ?? -1; at >= 0; at = this.#previous[at] ?? -1) {
      const occurrence = this.#occurrences[at] ?? 0;
      if (!last || occurrence % 2 === 1) yield Math.floor(occurrence / 2);
    }
  }

  /** Terms with a word that begins so. */
  *withBeginning(beginning: string): Generator<number> {
    let from = 0;
    let to = this.#sorted.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.#sorted[middle] ?? '') < beginning) from = middle + 1;
      else to = middle;
    }
    for (let at = from; this.#sorted[at]?.startsWith(beginning); at++)
      yield* this.withWord(this.#sorted[at] ?? '', false);
  }

  #add(word: string, occurrence: number): void {
    this.#previous.push(this.#newest.get(word) ?? -1);
    this.#newest.set(word, this.#occurrences.length);
    this.#occurrences.push(occurrence);
  }
}

function isComposite(units: ArrayLike<number>, length: number): boolean {
  for (let at = 0; at < length; at++) {
    const unit = units[at] ?? 0;
    const isLetter = (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f;
    if (!isLetter && (unit < 0x80 || !isWordCharacter(String.fromCharCode(unit)))) return true;
  }
  return false;
}
