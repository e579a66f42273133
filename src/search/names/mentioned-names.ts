import { append } from '../../util/append.ts';
import { foldName } from '../analysis/fold-name.ts';
import { editDistance } from '../fuzzy/edit-distance.ts';

/** A name that a query may mention. */
export interface Mentionable<T> {
  readonly value: T;
  readonly name: string;
  /** A single word that people also say when they do not mean the name. */
  readonly isOrdinary: boolean;
}

/** A name among the words of a query. */
export interface Mention<T> {
  readonly value: T;
  /** The words, from the first up to but not including the last. */
  readonly from: number;
  readonly to: number;
}

/** Shorter words are a letter from many others. */
const MIN_TYPO_LENGTH = 5;
/** What stands before or behind an ordinary word that is meant as a name: `shows by Dave`, `Dave talking about`, `the DOS series`. */
const BEFORE = new Set(['by', 'from', 'host']);
const BEHIND = new Set(['talk', 'talks', 'talked', 'talking', 'show', 'shows', 'episode', 'episodes', 'series']);

/** Finds names inside of a query: all words of a name in a row, each with an edit if it is long enough. */
export class MentionedNames<T> {
  readonly #isWord: (word: string) => boolean;
  /** By their first letter, where typos are rare; those of most words first. */
  readonly #names = new Map<string, { readonly words: readonly string[]; readonly named: Mentionable<T> }[]>();

  /** @param isWord Whether a word is one of the corpus, and so no misspelt handle. */
  constructor(names: readonly Mentionable<T>[], isWord: (word: string) => boolean) {
    this.#isWord = isWord;
    const split = names.map((named) => ({ words: wordsOf(named.name), named }));
    for (const one of split.sort((a, b) => b.words.length - a.words.length)) {
      const [letter] = one.words[0] ?? '';
      if (letter) append(this.#names, letter, one);
    }
  }

  /** The names that a query mentions beside other words. Each word is in one of them at most. */
  in(typed: readonly string[]): Mention<T>[] {
    const words = typed.map((word) => foldName(word).replaceAll(' ', ''));
    const found: Mention<T>[] = [];
    for (let from = 0; from < words.length; from++) {
      const best = this.#at(words, from);
      if (!best) continue;
      const to = from + best.words.length;
      if (to - from < words.length) found.push({ value: best.named.value, from, to });
      from = to - 1;
    }
    return found;
  }

  /** The name that starts at a word: of those with most words the one with fewest edits. */
  #at(words: readonly string[], from: number) {
    let best: { readonly words: readonly string[]; readonly named: Mentionable<T>; readonly edits: number } | undefined;
    for (const one of this.#names.get(words[from]?.[0] ?? '') ?? []) {
      if (best && one.words.length < best.words.length) break;
      const edits = editsBetween(words, from, one.words);
      if (edits >= (best?.edits ?? MANY)) continue;
      if (one.words.length > 1 || this.#isMeant(one.named, edits, words, from)) best = { ...one, edits };
    }
    return best;
  }

  /** Whether a single word is meant as a name. */
  #isMeant({ isOrdinary }: Mentionable<T>, edits: number, words: readonly string[], from: number): boolean {
    if (edits > 0) return !this.#isWord(words[from] ?? '');
    return !isOrdinary || BEFORE.has(words[from - 1] ?? '') || BEHIND.has(words[from + 1] ?? '');
  }
}

/** More edits than any name may have. */
const MANY = Number.POSITIVE_INFINITY;

/** The sum of the edits, at most one in each word; {@link MANY} when one has more. */
function editsBetween(typed: readonly string[], from: number, words: readonly string[]): number {
  let sum = 0;
  for (let at = 0; at < words.length; at++) {
    const [own = '', word = ''] = [typed[from + at], words[at]];
    if (own === word) continue;
    if (Math.min(own.length, word.length) < MIN_TYPO_LENGTH || Math.abs(own.length - word.length) > 1) return MANY;
    if (editDistance(own, word, 1) > 1) return MANY;
    sum++;
  }
  return sum;
}

function wordsOf(name: string): string[] {
  // `Lord Drachenblut (R.I.P.)`: nobody types what is in brackets.
  return foldName(name.replace(/\(.*?\)/g, ' '))
    .split(' ')
    .filter((word) => word !== '');
}
