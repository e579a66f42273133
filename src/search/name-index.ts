import { editDistance } from './edit-distance.ts';

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
  /** 1 for the name itself, down to 0 for nothing in common. */
  readonly score: number;
}

interface Entry<T> extends Named<T> {
  readonly folded: string;
  /** Its distinct words. */
  readonly words: readonly string[];
}

/** How well a word of a name answers a typed one. */
const QUALITY = { exact: 1, prefix: 0.85, oneEdit: 0.7, twoEdits: 0.5 } as const;
/** The last word may still be in the making, so one that starts with it is almost it. */
const UNFINISHED = 0.95;

/** What the parts of a score are worth; together with all of them a name scores just under 1, which is the name itself. */
const WORTH = { answered: 0.73, said: 0.08, start: 0.07, rank: 0.1 } as const;

/** Words without case, accents and punctuation, as one string with single spaces. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
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
  readonly #entries: readonly Entry<T>[];
  /** All words of all names, sorted; in step with them the entries they stand in. */
  readonly #words: readonly string[];
  readonly #entriesOf: readonly (readonly number[])[];
  readonly #byName = new Map<string, number[]>();
  /** The logarithm of it, never 0. */
  readonly #highestRank: number;

  constructor(named: readonly Named<T>[]) {
    this.#highestRank = Math.log1p(named.reduce((most, { rank }) => Math.max(most, rank), 1));
    const places = new Map<string, number[]>();
    this.#entries = named.map((entry, index) => {
      const folded = foldName(entry.name);
      const words = [...new Set(folded.split(' '))].filter((word) => word !== '');
      for (const word of words) append(places, word, index);
      append(this.#byName, folded, index);
      return { ...entry, folded, words };
    });
    const sorted = [...places].sort(([a], [b]) => (a < b ? -1 : 1));
    this.#words = sorted.map(([word]) => word);
    this.#entriesOf = sorted.map(([, entries]) => entries);
  }

  /** Those whose name is just this, but for case, accents and punctuation. */
  named(typed: string): readonly T[] {
    const found = (this.#byName.get(foldName(typed)) ?? []).map((index) => this.#entries[index]);
    return found
      .flatMap((entry) => (entry ? [entry] : []))
      .sort((a, b) => b.rank - a.rank)
      .map(({ value }) => value);
  }

  /** The best by rank, for when nothing is typed yet. */
  top(limit: number): readonly T[] {
    return [...this.#entries]
      .sort((a, b) => b.rank - a.rank)
      .slice(0, limit)
      .map(({ value }) => value);
  }

  /** Names that answer what is typed, best first. */
  search(typed: string, limit: number): readonly NameMatch<T>[] {
    const folded = foldName(typed);
    const words = folded
      .split(' ')
      .filter((word) => word !== '')
      .slice(0, 12);
    if (words.length === 0) return [];
    const scores = new Map<number, number>();
    let full = 0;
    for (const word of words) {
      const answers = this.#answersOf(word, word === words.at(-1) ? UNFINISHED : QUALITY.prefix);
      full += this.#rarity(answers.exactCount);
      for (const [entry, quality] of answers.quality) {
        scores.set(entry, (scores.get(entry) ?? 0) + quality * this.#rarity(answers.exactCount));
      }
    }
    const matches = [...scores].flatMap(([index, score]) => {
      const entry = this.#entries[index];
      return entry ? [{ entry, score: this.#overall(entry, score / full, folded, words.length) }] : [];
    });
    matches.sort((a, b) => b.score - a.score || b.entry.rank - a.entry.rank);
    return matches.slice(0, limit).map(({ entry, score }) => ({ value: entry.value, name: entry.name, score }));
  }

  /** The share of the typed words that is answered, and a little for how much of the name they are and for its rank. */
  #overall(entry: Entry<T>, answered: number, folded: string, typedWords: number): number {
    if (entry.folded === folded) return 1;
    const said = Math.min(1, typedWords / entry.words.length);
    const start = entry.folded.startsWith(folded) ? 1 : 0;
    const rank = Math.log1p(Math.max(0, entry.rank)) / this.#highestRank;
    return WORTH.answered * answered + WORTH.said * said * answered + WORTH.start * start + WORTH.rank * rank;
  }

  #rarity(entries: number): number {
    return Math.log(1 + this.#entries.length / Math.max(1, entries));
  }

  /** For each entry with a word that answers the typed one, how well it does. */
  #answersOf(word: string, prefixQuality: number): { quality: ReadonlyMap<number, number>; exactCount: number } {
    const quality = new Map<number, number>();
    let exactCount = 0;
    const add = (index: number, value: number): void => {
      for (const entry of this.#entriesOf[index] ?? []) {
        if ((quality.get(entry) ?? 0) < value) quality.set(entry, value);
      }
    };
    for (let index = this.#lowerBound(word); this.#words[index]?.startsWith(word); index++) {
      const exact = this.#words[index] === word;
      if (exact) exactCount = this.#entriesOf[index]?.length ?? 0;
      add(index, exact ? QUALITY.exact : prefixQuality);
    }
    if (exactCount === 0 && word.length >= 3) {
      const edits = word.length >= 7 ? 2 : 1;
      this.#words.forEach((known, index) => {
        if (Math.abs(known.length - word.length) > edits) return;
        const distance = editDistance(word, known, edits);
        if (distance <= edits) add(index, distance === 1 ? QUALITY.oneEdit : QUALITY.twoEdits);
      });
    }
    return { quality, exactCount };
  }

  #lowerBound(word: string): number {
    let from = 0;
    let to = this.#words.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.#words[middle] ?? '') < word) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
