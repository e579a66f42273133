import { partitionPoint } from '../../util/binary-search.ts';
import type { TermDictionary } from '../index/term-dictionary.ts';

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}_]/u;
const BETWEEN = /[^\p{L}\p{M}\p{N}_]+/u;

export function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && WORD_CHARACTER.test(character);
}

/** The words inside terms that also have other characters (`node.js`, `r&d`), and the terms that contain each word. */
export class CompositeTerms {
  /** All of these terms. */
  readonly terms: readonly number[];
  /** The last occurrence of each word, an index into the lists below. */
  readonly #last = new Map<string, number>();
  /** A linked list for each word. Of each occurrence: twice the term, plus 1 if the word ends it; and the previous occurrence. */
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
    this.#sorted = [...this.#last.keys()].sort();
  }

  /** The terms that contain a word; at their end, if `last`. */
  *withWord(word: string, last: boolean): Generator<number> {
    for (let at = this.#last.get(word) ?? -1; at >= 0; at = this.#previous[at] ?? -1) {
      const occurrence = this.#occurrences[at] ?? 0;
      if (!last || occurrence % 2 === 1) yield Math.floor(occurrence / 2);
    }
  }

  /** The terms with a word that starts with a prefix. */
  *withPrefix(prefix: string): Generator<number> {
    const from = partitionPoint(0, this.#sorted.length, (at) => (this.#sorted[at] ?? '') < prefix);
    for (let at = from; this.#sorted[at]?.startsWith(prefix); at++) yield* this.withWord(this.#sorted[at] ?? '', false);
  }

  #add(word: string, occurrence: number): void {
    this.#previous.push(this.#last.get(word) ?? -1);
    this.#last.set(word, this.#occurrences.length);
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
