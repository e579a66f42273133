import lunr from 'lunr';
import { editDistance } from '../fuzzy/edit-distance.ts';
import { bitCount, letterSet, lettersOf } from '../fuzzy/letter-sets.ts';
import type { TermDictionary } from '../index/term-dictionary.ts';

/** What a clause asks of the term dictionary, as in lunr: `*` in the term matches any characters. */
export type TermPattern = Pick<lunr.Clause, 'term' | 'editDistance'>;

/**
 * Expands a clause to the terms that match it, in lunr's order, which decides ties and the order of sums.
 *
 * lunr keeps all terms in one automaton and intersects it with the clause's. Here a filter on letters and lengths picks
 * the terms that could match, and lunr's automata decide over those few. The paths to a term do not depend on other
 * terms, so the result and its order are the same, without an automaton of a hundred thousand terms in memory.
 */
export class TermExpander {
  readonly #terms: TermDictionary;
  #signatures: TermSignatures | undefined;

  constructor(terms: TermDictionary) {
    this.#terms = terms;
  }

  /** The numbers of all terms that match. */
  expand(pattern: TermPattern): number[] {
    if (pattern.editDistance === undefined && !pattern.term.includes('*')) {
      // The dictionary has the empty term, for punctuation, but lunr's automata never yield it.
      const exact = pattern.term === '' ? undefined : this.#terms.find(pattern.term);
      return exact === undefined ? [] : [exact];
    }
    const candidates = pattern.editDistance === undefined ? this.#globbed(pattern.term) : this.#near(pattern);
    const ids = new Map(candidates.map((id) => [this.#terms.term(id), id]));
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
    const [from, to] = this.#terms.prefixRange(prefix);
    const wanted = lettersOf(parts.join(''));
    this.#signatures ??= signaturesOf(this.#terms);
    const { letters } = this.#signatures;
    const found: number[] = [];
    for (let id = from; id < to; id++) {
      if ((wanted & ~(letters[id] as number)) === 0 && this.#terms.term(id).endsWith(suffix)) found.push(id);
    }
    return found;
  }

  /** A superset of the terms within lunr's edit distance: those within that Damerau-Levenshtein distance. */
  #near({ term, editDistance: edits = 0 }: TermPattern): number[] {
    const found: number[] = [];
    const literal = term.replaceAll('*', '');
    const wanted = lettersOf(literal);
    this.#signatures ??= signaturesOf(this.#terms);
    const { letters, lengths } = this.#signatures;
    // In a fuzzy term a star matches any single character, so its letter is unknown.
    const stars = term.length - literal.length;
    for (let id = 0; id < this.#terms.size; id++) {
      const length = lengths[id] as number;
      if (length < LONGEST ? Math.abs(length - term.length) > edits : term.length < LONGEST - edits) continue;
      const other = letters[id] as number;
      if (bitCount(wanted & ~other) > edits || bitCount(other & ~wanted) > edits + stars) continue;
      if (editDistance(term, this.#terms.term(id), edits, orStar) <= edits) found.push(id);
    }
    return found;
  }
}

const LONGEST = 255;

/** Rules out most terms for a pattern without comparing them, by term number. */
interface TermSignatures {
  /** The set of the term's letters; see `letterSet`. */
  readonly letters: Uint32Array;
  /** The term's length, at most {@link LONGEST}. */
  readonly lengths: Uint8Array;
}

function signaturesOf(terms: TermDictionary): TermSignatures {
  const letters = new Uint32Array(terms.size);
  const lengths = new Uint8Array(terms.size);
  terms.scan((id, length, units) => {
    letters[id] = letterSet(length, units);
    lengths[id] = Math.min(length, LONGEST);
  });
  return { letters, lengths };
}

function orStar(pattern: string, character: string): boolean {
  return pattern === character || pattern === '*';
}
