import { FIELDS, fieldNumber } from '../index/fields.ts';
import type { Clause, ParsedQuery, Word, WordClause } from '../query-language/query.ts';
import type { RankingConstants } from '../ranking/constants.ts';
import { joinLetters } from './asr-confusions/join-letters.ts';
import type { ExpandedQuery, TermGroup, TermVariant } from './expanded-query.ts';
import type { ExpansionSources } from './expansion-sources.ts';
import { TermVariants } from './term-variants.ts';

/** A typed word that the corpus does not have, or hardly, and the words that were looked for beside it. */
export interface Replaced {
  readonly typed: string;
  readonly searched: readonly string[];
  /** The corpus has the word as well. */
  readonly known: boolean;
  /** What of the question it became. */
  readonly group: TermGroup;
}

export interface Expansion {
  readonly question: ExpandedQuery;
  readonly replaced: readonly Replaced[];
}

/** The variants of one thing to look for, and its first word's place in the clause. */
interface Sought {
  readonly variants: readonly TermVariant[];
  readonly offset: number;
}

/** Makes of what was typed what is looked for in the index. */
export class QueryExpander {
  readonly #variants: TermVariants;

  constructor(knowledge: ExpansionSources, constants: RankingConstants) {
    this.#variants = new TermVariants(knowledge, constants);
  }

  /** @param phrases `wished`: their words need not stand side by side. */
  make({ clauses, filters }: ParsedQuery, phrases: 'required' | 'wished' = 'required'): Expansion {
    const groups: TermGroup[] = [];
    const replaced: Replaced[] = [];
    let place = 0;
    /** What the clause before has become, when that is one thing. */
    let before: TermGroup | undefined;
    const spelled = this.#spelledOut(clauses);
    for (const [index, clause] of clauses.entries()) {
      const wished = phrases === 'wished' && isRequiredPhrase(clause);
      const run = spelled.get(index);
      const sought =
        run ?? (wished ? this.#words(clause) : this.#lookFor(clause, clauses[index - 1], clauses[index + 1]));
      for (const { variants, offset } of sought) {
        const fields = (clause.fields ?? filters.fields)?.map((name) => fieldNumber(name));
        // A phrase was typed so because nothing else will do.
        const presence = !wished && isRequiredPhrase(clause) ? 'required' : clause.presence;
        const own: TermGroup = { presence, place: place + offset, variants, ...(fields && { fields }) };
        const other = clause.isAlternative && sought.length === 1 ? before : undefined;
        const group = other ? eitherOf(other, own) : own;
        if (other) {
          groups.pop();
          for (const [at, one] of replaced.entries()) if (one.group === before) replaced[at] = { ...one, group };
        }
        groups.push(group);
        const spellings = variants.filter(({ kind }) => kind === 'spelling').map(({ label }) => label);
        if (spellings.length > 0) {
          const typed = clause.words[offset]?.word ?? '';
          const known = variants.some(({ kind }) => kind === 'typed');
          replaced.push({ typed, searched: spellings, known, group });
        }
      }
      before = sought.length === 1 ? groups.at(-1) : undefined;
      place += clause.words.length;
    }
    return { question: { groups, length: place }, replaced };
  }

  /**
   * `x e n`: letters in a row that spell a word of the corpus. The first clause of a run has the word, the others nothing.
   */
  #spelledOut(clauses: readonly Clause[]): ReadonlyMap<number, readonly Sought[]> {
    const letters = clauses.map((clause) => (isPlainWord(clause) ? clause.words[0].word : ''));
    const found = new Map<number, readonly Sought[]>();
    for (const { from, to, word } of joinLetters(letters, (known) => this.#variants.isKnown(known))) {
      const words = clauses.slice(from, to).flatMap((clause) => clause.words);
      found.set(from, [{ variants: this.#variants.spelled(word, words), offset: 0 }]);
      for (let index = from + 1; index < to; index++) found.set(index, []);
    }
    return found;
  }

  /** What to look for, each with its first word's place in the clause. None for stop words. */
  #lookFor(clause: Clause, before: Clause | undefined, after: Clause | undefined): readonly Sought[] {
    switch (clause.kind) {
      case 'beginning':
        return [{ variants: this.#variants.beginning(clause.words[0].term), offset: 0 }];
      case 'phrase':
        return [{ variants: this.#variants.phrase(clause.words), offset: 0 }];
      case 'compound': {
        // What is not wanted is left out also where it stands but once.
        if (clause.presence === 'prohibited')
          return [{ variants: this.#variants.compound(clause.words, clause.joined, 1), offset: 0 }];
        const whole = this.#variants.compound(clause.words, clause.joined);
        if (whole.length > 0) return [{ variants: whole, offset: 0 }];
        return this.#words(clause);
      }
      case 'word': {
        const [word] = clause.words;
        if (!isLookedFor(word)) return [];
        if (clause.asTyped || clause.presence === 'prohibited')
          return [{ variants: this.#variants.exactly(word), offset: 0 }];
        const joined = [this.#joined(before, clause), this.#joined(clause, after)].flatMap((variant) => variant ?? []);
        // What is half of a word is no misspelling of another.
        const own = this.#variants.of(word).filter(({ kind }) => joined.length === 0 || kind !== 'spelling');
        return [{ variants: [...own, ...joined], offset: 0 }];
      }
    }
  }

  #words({ words }: Clause): readonly Sought[] {
    return words.flatMap((word, offset) => (isLookedFor(word) ? [{ variants: this.#variants.of(word), offset }] : []));
  }

  /** `rasp berry`: two words in a row that the corpus has as one. */
  #joined(first: Clause | undefined, second: Clause | undefined): TermVariant | undefined {
    if (!first || !second || !isPlainWord(first) || !isPlainWord(second)) return undefined;
    return this.#variants.joined(first.words[0], second.words[0]);
  }
}

/** One thing to look for that is there when either is, each in its own fields. */
function eitherOf(one: TermGroup, other: TermGroup): TermGroup {
  const isPhrase = one.presence === 'required' || other.presence === 'required';
  const inPlace = ({ variants, fields = ALL_FIELDS }: TermGroup): TermVariant[] =>
    variants.map((variant) => ({ ...variant, fields: variant.fields ?? fields }));
  return {
    presence: isPhrase ? 'required' : one.presence,
    place: one.place,
    variants: [...inPlace(one), ...inPlace(other)],
  };
}

const ALL_FIELDS: readonly number[] = FIELDS.map(fieldNumber);

/** A word without any sign of the query language. */
function isPlainWord(clause: Clause): clause is WordClause {
  return (
    clause.kind === 'word' &&
    !clause.asTyped &&
    clause.presence === 'optional' &&
    !clause.fields &&
    !clause.isAlternative
  );
}

/** Whether a query's phrase has to be there as it is, though nothing but quotes says so. */
export function isRequiredPhrase({ kind, presence }: Clause): boolean {
  return kind === 'phrase' && presence === 'optional';
}

/** Stop words are not in the index, and of words in other scripts it has nothing. */
function isLookedFor({ isStopWord, term }: Word): boolean {
  return !isStopWord && term !== '';
}
