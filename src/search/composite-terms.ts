import type { Vocabulary } from './vocabulary.ts';

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}_]/u;

/** Terms that hold other characters than letters and digits (`and/or`, `it's`), in which words begin and end. */
export class CompositeTerms {
  /** The terms end to end, each between line ends, and where each starts; terms hold no line ends. */
  readonly #text: string;
  readonly #starts: readonly number[];
  readonly #terms: readonly number[];

  constructor(vocabulary: Vocabulary) {
    const terms: number[] = [];
    const starts: number[] = [];
    let text = '\n';
    vocabulary.scan((term, length, units) => {
      if (!isComposite(units, length)) return;
      terms.push(term);
      starts.push(text.length);
      text += `${vocabulary.term(term)}\n`;
    });
    this.#text = text;
    this.#starts = starts;
    this.#terms = terms;
  }

  /**
   * Those in which a word begins with a text.
   * @param ends Whether the word ends with it too (`word`), or the whole term does.
   */
  *beginning(text: string, ends: 'anywhere' | 'word' | 'term'): Generator<number> {
    const needle = ends === 'term' ? `${text}\n` : text;
    for (let at = this.#text.indexOf(needle, 1); at >= 0; at = this.#text.indexOf(needle, at + 1)) {
      if (isWordCharacter(this.#text[at - 1])) continue;
      if (ends === 'word' && isWordCharacter(this.#text[at + text.length])) continue;
      yield this.#terms[this.#termAt(at)] ?? 0;
    }
  }

  #termAt(at: number): number {
    let from = 0;
    let to = this.#starts.length;
    while (to - from > 1) {
      const middle = (from + to) >>> 1;
      if ((this.#starts[middle] ?? 0) <= at) from = middle;
      else to = middle;
    }
    return from;
  }
}

export function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && WORD_CHARACTER.test(character);
}

function isComposite(units: ArrayLike<number>, length: number): boolean {
  for (let at = 0; at < length; at++) {
    const unit = units[at] ?? 0;
    const isLetter = (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f;
    if (!isLetter && (unit < 0x80 || !isWordCharacter(String.fromCharCode(unit)))) return true;
  }
  return false;
}
