import type { Vocabulary } from './vocabulary.ts';

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}_]/u;
const WORDS = /[\p{L}\p{M}\p{N}_]+/gu;

export function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && WORD_CHARACTER.test(character);
}

/** The words that stand in terms which also hold other characters (`and/or`, `it's`), and the terms that each stands in. */
export class CompositeTerms {
  /** All of these terms. */
  readonly terms: readonly number[];
  readonly #terms = new Map<string, number[]>();
  /** Those that end with the word. */
  readonly #ending = new Map<string, number[]>();
  readonly #sorted: readonly string[];

  constructor(vocabulary: Vocabulary) {
    const terms: number[] = [];
    vocabulary.scan((term, length, units) => {
      if (isComposite(units, length)) terms.push(term);
    });
    for (const term of terms) {
      const text = vocabulary.term(term);
      for (const { 0: word, index } of text.matchAll(WORDS)) {
        append(this.#terms, word, term);
        if (index + word.length === text.length) append(this.#ending, word, term);
      }
      // A word may be what the stemmer has cut off after an apostrophe: `it'` was `it's`.
      if (!isWordCharacter(text.at(-1))) append(this.#ending, '', term);
    }
    this.terms = terms;
    this.#sorted = [...this.#terms.keys()].sort();
  }

  /** Terms with a word that is just this; at the end of the term, if `last`. */
  withWord(word: string, last: boolean): readonly number[] {
    return (last ? this.#ending : this.#terms).get(word) ?? [];
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
}

function isComposite(units: ArrayLike<number>, length: number): boolean {
  for (let at = 0; at < length; at++) {
    const unit = units[at] ?? 0;
    const isLetter = (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f;
    if (!isLetter && (unit < 0x80 || !isWordCharacter(String.fromCharCode(unit)))) return true;
  }
  return false;
}

function append(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
