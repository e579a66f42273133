import { framingOf } from '../analysis/framing-words.ts';
import { FIELDS, fieldNumber } from '../index/fields.ts';
import type { Clause, ParsedQuery, Word, WordClause } from '../query-language/query.ts';
import { joinLetters } from './asr-confusions/join-letters.ts';
import type { ExpansionConstants } from './constants.ts';
import type { ExpandedQuery, TermGroup, TermVariant } from './expanded-query.ts';
import { type ExpansionSources, TermVariants } from './term-variants.ts';

/** A typed word that is probably misspelt, and the words that are searched for it. */
export interface SpellingCorrection {
  readonly typed: string;
  readonly searched: readonly string[];
  /** The corpus has the typed word too. */
  readonly known: boolean;
  /** The group that it became. */
  readonly group: TermGroup;
}

export interface Expansion {
  readonly query: ExpandedQuery;
  readonly corrections: readonly SpellingCorrection[];
}

/** The variants of a word or phrase, and the offset of its first word in the clause. */
interface PositionedVariants {
  readonly variants: readonly TermVariant[];
  readonly offset: number;
}

const ALL_FIELDS: readonly number[] = FIELDS.map(fieldNumber);

/**
 * How to take what is in quotes. `exact`: just as it was typed. `loose`: in any of the words of its terms, with any words in
 * the place of stop words. `words`: a phrase as single words.
 */
export type QuotedMode = 'exact' | 'loose' | 'words';

/**
 * Query expansion: turns parsed clauses into groups of index terms, each with all the variants in which the corpus may have it.
 *
 * @example
 * ```ts
 * const expander = new QueryExpander(sources, EXPANSION);
 * const { query, corrections } = expander.expand(parseQuery('virtualisaton'));
 * query.groups[0]?.variants; // [{ kind: 'spelling', label: 'virtualisation', weight: 0.5, … }]
 * corrections[0]?.searched; // ['virtualisation']
 * ```
 */
export class QueryExpander {
  readonly #variants: TermVariants;

  constructor(sources: ExpansionSources, constants: ExpansionConstants) {
    this.#variants = new TermVariants(sources, constants);
  }

  /**
   * Expands a query. Its filters on fields become fields of the groups; the other filters are not looked at.
   *
   * @param quoted How to take what is in quotes and has no sign.
   */
  expand({ clauses, filters }: ParsedQuery, quoted: QuotedMode = 'exact'): Expansion {
    const groups: TermGroup[] = [];
    const corrections: SpellingCorrection[] = [];
    let position = 0;
    /** The group of the previous clause, when it became exactly one. */
    let previous: TermGroup | undefined;
    const spelledOut = this.#spelledOut(clauses);
    for (const [index, clause] of clauses.entries()) {
      const asWords = quoted === 'words' && isRequiredPhrase(clause);
      const sought =
        spelledOut.get(index) ??
        (asWords ? this.#words(clause) : this.#clause(clause, clauses[index - 1], clauses[index + 1], quoted));
      for (const { variants, offset } of sought) {
        const fields = (clause.fields ?? filters.fields)?.map((name) => fieldNumber(name));
        // Quotes mean that nothing else will do.
        const presence = !asWords && isRequiredPhrase(clause) ? 'required' : clause.presence;
        const framing = isPlainWord(clause) ? framingOf(clause.words[0].word) : undefined;
        const own: TermGroup = {
          presence,
          position: position + offset,
          variants,
          ...(fields && { fields }),
          ...(framing && { framing }),
        };
        const other = clause.isAlternative && sought.length === 1 ? previous : undefined;
        const group = other ? eitherOf(other, own) : own;
        if (other) {
          groups.pop();
          for (const [at, one] of corrections.entries()) {
            if (one.group === previous) corrections[at] = { ...one, group };
          }
        }
        groups.push(group);
        const spellings = variants.filter(({ kind }) => kind === 'spelling').map(({ label }) => label);
        if (spellings.length > 0) {
          const typed = clause.words[offset]?.word ?? '';
          const known = variants.some(({ kind }) => kind === 'typed');
          corrections.push({ typed, searched: spellings, known, group });
        }
      }
      previous = sought.length === 1 ? groups.at(-1) : undefined;
      position += clause.words.length;
    }
    return { query: { groups, wordCount: position }, corrections };
  }

  /**
   * Runs of single letters that spell a word of the corpus (`x e n`), by clause. The first clause of a run stands for the word,
   * the others for nothing.
   */
  #spelledOut(clauses: readonly Clause[]): ReadonlyMap<number, readonly PositionedVariants[]> {
    const letters = clauses.map((clause) => (isPlainWord(clause) ? clause.words[0].word : ''));
    const found = new Map<number, readonly PositionedVariants[]>();
    for (const { from, to, word } of joinLetters(letters, (known) => this.#variants.isKnown(known))) {
      const words = clauses.slice(from, to).flatMap((clause) => clause.words);
      found.set(from, [{ variants: this.#variants.spelledOut(word, words), offset: 0 }]);
      for (let index = from + 1; index < to; index++) found.set(index, []);
    }
    return found;
  }

  /** What a clause looks for; nothing for a stop word. */
  #clause(
    clause: Clause,
    previous: Clause | undefined,
    next: Clause | undefined,
    quoted: QuotedMode,
  ): readonly PositionedVariants[] {
    switch (clause.kind) {
      case 'prefix':
        return [{ variants: this.#variants.prefix(clause.words[0].term), offset: 0 }];
      case 'phrase':
        return [{ variants: this.#phrase(clause, quoted), offset: 0 }];
      case 'compound': {
        // A prohibited compound excludes a document that has it even once.
        if (clause.presence === 'prohibited')
          return [{ variants: this.#variants.compound(clause.words, clause.joined, 1), offset: 0 }];
        const whole = this.#variants.compound(clause.words, clause.joined);
        if (whole.length > 0) return [{ variants: whole, offset: 0 }];
        return this.#words(clause);
      }
      case 'word': {
        const [word] = clause.words;
        if (!isIndexed(word)) return [];
        if (clause.presence === 'prohibited') return [{ variants: this.#variants.typed(word), offset: 0 }];
        if (clause.asTyped) {
          const variants = quoted === 'exact' ? this.#variants.exact(word) : this.#variants.typed(word);
          return [{ variants, offset: 0 }];
        }
        const joined = [this.#joined(previous, clause), this.#joined(clause, next)].flatMap((variant) => variant ?? []);
        // Half of a word is not a misspelling of another word.
        const own = this.#variants.variantsOf(word).filter(({ kind }) => joined.length === 0 || kind !== 'spelling');
        return [{ variants: [...own, ...joined], offset: 0 }];
      }
    }
  }

  #phrase({ words, presence }: Clause, quoted: QuotedMode): TermVariant[] {
    const isExact = quoted === 'exact' || presence !== 'optional';
    return isExact ? this.#variants.phrase(words) : this.#variants.loosePhrase(words);
  }

  #words({ words }: Clause): readonly PositionedVariants[] {
    return words.flatMap((word, offset) =>
      isIndexed(word) ? [{ variants: this.#variants.variantsOf(word), offset }] : [],
    );
  }

  /** `rasp berry`: two words in a row that the corpus has as one. */
  #joined(first: Clause | undefined, second: Clause | undefined): TermVariant | undefined {
    if (!first || !second || !isPlainWord(first) || !isPlainWord(second)) return undefined;
    return this.#variants.joined(first.words[0], second.words[0]);
  }
}

/** A group that matches where either of two does, each in its own fields. */
function eitherOf(one: TermGroup, other: TermGroup): TermGroup {
  const isRequired = one.presence === 'required' || other.presence === 'required';
  const withFields = ({ variants, fields = ALL_FIELDS }: TermGroup): TermVariant[] =>
    variants.map((variant) => ({ ...variant, fields: variant.fields ?? fields }));
  return {
    presence: isRequired ? 'required' : one.presence,
    position: one.position,
    variants: [...withFields(one), ...withFields(other)],
  };
}

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

/** Whether a clause is a phrase that quotes alone make required. */
export function isRequiredPhrase({ kind, presence }: Clause): boolean {
  return kind === 'phrase' && presence === 'optional';
}

/** Stop words are not in the index, nor are words without Latin letters or digits. */
function isIndexed({ isStopWord, term }: Word): boolean {
  return !isStopWord && term !== '';
}
