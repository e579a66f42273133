import { encodeStrings } from './build/string-column.ts';
import { NearWords } from './near-words.ts';
import { Tally } from './tally.ts';
import { topOf } from './top.ts';
import { Vocabulary } from './vocabulary.ts';

/** Something that is looked up by its name. */
export interface Named<T> {
  readonly value: T;
  readonly name: string;
  /** Decides between equally good names: how much there is of it, or how new it is. Larger is first. */
  readonly rank: number;
}

export interface NameMatch<T> {
  readonly value: T;
  readonly name: string;
  /** The name as {@link foldName} makes it. */
  readonly folded: string;
  /** How many of the typed words it answers. */
  readonly answered: number;
  /** 1 for the name itself, down to 0 for nothing in common. */
  readonly score: number;
}

/** How well a word of a name answers a typed one. */
const QUALITY = { exact: 1, prefix: 0.85, oneEdit: 0.7, twoEdits: 0.5 } as const;
/** The last word may still be in the making, so one that starts with it is almost it. */
const UNFINISHED = 0.95;

/** What the parts of a score are worth; together with all of them a name scores just under 1, which is the name itself. */
const WORTH = { answered: 0.73, said: 0.08, start: 0.07, rank: 0.1 } as const;

/** More typed words than a name has say nothing more of which one it is. */
const MOST_WORDS = 12;

const ASCII = /^[ -~]*$/;

/** Words without case, accents and punctuation, as one string with single spaces. */
export function foldName(name: string): string {
  // Nearly all names are ASCII, and of those nothing is to be taken apart.
  const plain = ASCII.test(name) ? name : name.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}

/**
 * Finds names that are typed in part, in another order, or with a slip of the finger: each typed word is answered by
 * the best word of a name (itself, one that starts with it, one an edit or two away), rare words count more, and names
 * that say little else are first.
 */
export class NameIndex<T> {
  readonly #named: readonly Named<T>[];
  readonly #folded: readonly string[];
  /** How many different words each name has. */
  readonly #wordCounts: Uint32Array;
  /** The logarithm of each name's rank, as a share of the highest. */
  readonly #prominence: Float64Array;
  /** All words of all names, and for each of them the run of `#entries` that is the names it stands in. */
  readonly #words: Vocabulary;
  readonly #starts: Uint32Array;
  readonly #entries: Uint32Array;
  readonly #nearWords: NearWords;
  readonly #byName = new Map<string, number[]>();
  readonly #byRank: readonly number[];
  /** What the names say to all the typed words, and to the one at hand: of one search at a time. */
  readonly #answered: Tally;
  readonly #wordsAnswered: Tally;
  readonly #toWord: Tally;

  constructor(named: readonly Named<T>[]) {
    const places = new Map<string, number[]>();
    const highest = Math.log1p(named.reduce((most, { rank }) => Math.max(most, rank), 1));
    this.#named = named;
    this.#folded = named.map(({ name }) => foldName(name));
    this.#wordCounts = new Uint32Array(named.length);
    this.#prominence = Float64Array.from(named, ({ rank }) => Math.log1p(Math.max(0, rank)) / highest);
    this.#folded.forEach((folded, index) => {
      const words = new Set(wordsOf(folded));
      this.#wordCounts[index] = words.size;
      for (const word of words) append(places, word, index);
      append(this.#byName, folded, index);
    });
    const sorted = [...places].sort(([a], [b]) => (a < b ? -1 : 1));
    const { bytes, offsets } = encodeStrings(sorted.map(([word]) => word));
    this.#words = new Vocabulary(bytes, offsets);
    this.#entries = Uint32Array.from(sorted.flatMap(([, entries]) => entries));
    this.#starts = new Uint32Array(sorted.length + 1);
    sorted.forEach(([, entries], word) => {
      this.#starts[word + 1] = (this.#starts[word] as number) + entries.length;
    });
    this.#nearWords = new NearWords(this.#words);
    this.#byRank = topOf(named.length, named.length, (a, b) => this.#rank(b) - this.#rank(a) || a - b);
    this.#answered = new Tally(named.length);
    this.#wordsAnswered = new Tally(named.length);
    this.#toWord = new Tally(named.length);
  }

  /** Those whose name is just this, but for case, accents and punctuation. */
  named(typed: string): readonly T[] {
    const found = (this.#byName.get(foldName(typed)) ?? []).toSorted((a, b) => this.#rank(b) - this.#rank(a));
    return this.#valuesOf(found);
  }

  /** The best by rank, for when nothing is typed yet. */
  top(limit: number): readonly T[] {
    return this.#valuesOf(this.#byRank.slice(0, limit));
  }

  /** Names that answer what is typed, best first. */
  search(typed: string, limit: number): readonly NameMatch<T>[] {
    const folded = foldName(typed);
    const words = wordsOf(folded).slice(0, MOST_WORDS);
    this.#answered.clear();
    this.#wordsAnswered.clear();
    let full = 0;
    for (const [place, word] of words.entries()) {
      const rarity = this.#rarity(this.#answer(word, place === words.length - 1));
      full += rarity;
      const { values, found, count } = this.#toWord;
      for (let at = 0; at < count; at++) {
        const entry = found[at] as number;
        this.#answered.add(entry, (values[entry] as number) * rarity);
        this.#wordsAnswered.add(entry, 1);
      }
    }
    const { values, found, count } = this.#answered;
    const scores = Float64Array.from({ length: count }, (_, at) => {
      const entry = found[at] as number;
      return this.#overall(entry, (values[entry] as number) / full, folded, words.length);
    });
    const best = topOf(count, limit, (a, b) => {
      const [one, other] = [found[a] as number, found[b] as number];
      return (scores[b] as number) - (scores[a] as number) || this.#rank(other) - this.#rank(one) || one - other;
    });
    return best.flatMap((at) => {
      const entry = found[at] as number;
      const named = this.#named[entry];
      const folded = this.#folded[entry] ?? '';
      const answered = this.#wordsAnswered.values[entry] as number;
      return named ? [{ value: named.value, name: named.name, folded, answered, score: scores[at] as number }] : [];
    });
  }

  #valuesOf(entries: readonly number[]): T[] {
    return entries.flatMap((entry) => {
      const named = this.#named[entry];
      return named ? [named.value] : [];
    });
  }

  #rank(entry: number): number {
    return this.#named[entry]?.rank ?? 0;
  }

  /** The share of the typed words that is answered, and a little for how much of the name they are and for its rank. */
  #overall(entry: number, answered: number, folded: string, typedWords: number): number {
    const name = this.#folded[entry] ?? '';
    if (name === folded) return 1;
    const said = Math.min(1, typedWords / (this.#wordCounts[entry] as number));
    const start = name.startsWith(folded) ? 1 : 0;
    const rank = this.#prominence[entry] as number;
    return WORTH.answered * answered + WORTH.said * said * answered + WORTH.start * start + WORTH.rank * rank;
  }

  #rarity(entries: number): number {
    return Math.log(1 + this.#named.length / Math.max(1, entries));
  }

  /**
   * Tallies for each name how well its best word answers the typed one.
   *
   * @returns in how many names the word itself stands
   */
  #answer(word: string, isLast: boolean): number {
    this.#toWord.clear();
    const [from, to] = this.#words.prefixRange(word);
    // Shorter words are first, so the word itself is.
    const exact = from < to && this.#words.term(from) === word;
    const exactCount = exact ? (this.#starts[from + 1] as number) - (this.#starts[from] as number) : 0;
    for (let known = from; known < to; known++) {
      this.#take(known, known === from && exact ? QUALITY.exact : isLast ? UNFINISHED : QUALITY.prefix);
    }
    // While a word is in the making nearly every beginning of it is a slip of some other word.
    const isMisspelt = isLast ? from === to : !exact;
    if (isMisspelt && word.length >= 3) {
      for (const { id, distance } of this.#nearWords.within(word, word.length >= 7 ? 2 : 1)) {
        this.#take(id, distance === 1 ? QUALITY.oneEdit : QUALITY.twoEdits);
      }
    }
    return exactCount;
  }

  #take(word: number, quality: number): void {
    for (let at = this.#starts[word] as number; at < (this.#starts[word + 1] as number); at++) {
      this.#toWord.raise(this.#entries[at] as number, quality);
    }
  }
}

function wordsOf(folded: string): string[] {
  return folded.split(' ').filter((word) => word !== '');
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
