import lunr from 'lunr';
import { editDistance } from '../fuzzy/edit-distance.ts';
import { bitCount, letterSet, lettersOf } from '../fuzzy/letter-sets.ts';
import type { TermDictionary } from '../index/term-dictionary.ts';

/** What a clause asks of the vocabulary, as lunr has it: `*` in the term stands for anything. */
export type TermPattern = Pick<lunr.Clause, 'term' | 'editDistance'>;

/**
 * Finds the terms that a clause stands for, in lunr's own order (which decides ties and the order of sums).
 *
 * lunr keeps all terms in one automaton and intersects it with the clause's. Here a quick sieve picks the terms that
 * could match, and lunr's automata decide over those few: the paths to a term depend on no other term, so the answer
 * and its order are the same, without an automaton of a hundred thousand terms in memory.
 */
export class TermExpander {
  readonly #vocabulary: TermDictionary;
  #sieve: Sieve | undefined;

  constructor(vocabulary: TermDictionary) {
    this.#vocabulary = vocabulary;
  }

  /** The numbers of all terms that match. */
  expand(pattern: TermPattern): number[] {
    if (pattern.editDistance === undefined && !pattern.term.includes('*')) {
      // The empty term is in the vocabulary, for punctuation, but lunr's automata never yield it.
      const exact = pattern.term === '' ? undefined : this.#vocabulary.find(pattern.term);
      return exact === undefined ? [] : [exact];
    }
    const candidates = pattern.editDistance === undefined ? this.#globbed(pattern.term) : this.#near(pattern);
    const ids = new Map(candidates.map((id) => [this.#vocabulary.term(id), id]));
    ids.delete('');
    const matched = lunr.TokenSet.fromArray([...ids.keys()])
      .intersect(lunr.TokenSet.fromClause(pattern))
      .toArray();
    return matched.flatMap((term) => ids.get(term) ?? []);
  }

  #globbed(glob: string): number[] {
    const parts = glob.split('*');
    const [prefix = ''] = parts;
    const suffix = parts.at(-1) ?? '';
    const [from, to] = this.#vocabulary.prefixRange(prefix);
    const wanted = lettersOf(parts.join(''));
    this.#sieve ??= makeSieve(this.#vocabulary);
    const { letters } = this.#sieve;
    const found: number[] = [];
    for (let id = from; id < to; id++) {
      if ((wanted & ~(letters[id] as number)) === 0 && this.#vocabulary.term(id).endsWith(suffix)) found.push(id);
    }
    return found;
  }

  /** Within lunr's edits of each other are at most the terms within that Damerau-Levenshtein distance. */
  #near({ term, editDistance: edits = 0 }: TermPattern): number[] {
    const found: number[] = [];
    const literal = term.replaceAll('*', '');
    const wanted = lettersOf(literal);
    this.#sieve ??= makeSieve(this.#vocabulary);
    const { letters, lengths } = this.#sieve;
    // A star in a fuzzy term is any one character, so it says nothing of the letters.
    const stars = term.length - literal.length;
    for (let id = 0; id < this.#vocabulary.size; id++) {
      const length = lengths[id] as number;
      if (length < LONGEST ? Math.abs(length - term.length) > edits : term.length < LONGEST - edits) continue;
      const other = letters[id] as number;
      if (bitCount(wanted & ~other) > edits || bitCount(other & ~wanted) > edits + stars) continue;
      if (editDistance(term, this.#vocabulary.term(id), edits, orStar) <= edits) found.push(id);
    }
    return found;
  }
}

const LONGEST = 255;

/** What tells most terms apart from a pattern without a look at them. */
interface Sieve {
  /** Of each term, the set of its letters as bits; see `letterSet`. */
  readonly letters: Uint32Array;
  /** Of each term, its length, or {@link LONGEST} for that and more. */
  readonly lengths: Uint8Array;
}

function makeSieve(vocabulary: TermDictionary): Sieve {
  const letters = new Uint32Array(vocabulary.size);
  const lengths = new Uint8Array(vocabulary.size);
  vocabulary.scan((id, length, units) => {
    letters[id] = letterSet(length, units);
    lengths[id] = Math.min(length, LONGEST);
  });
  return { letters, lengths };
}

function orStar(pattern: string, character: string): boolean {
  return pattern === character || pattern === '*';
}
