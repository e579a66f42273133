import { stem } from '../analysis/pipeline.ts';
import { hasSameLetters } from '../fuzzy/surface-forms.ts';
import { FIELD_COUNT } from '../index/columns.ts';
import type { Word, WordPart } from '../query-language/query.ts';
import type { RankingConstants } from '../ranking/constants.ts';
import type { PlacedTerm, TermVariant, VariantKind } from './expanded-query.ts';
import type { ExpansionSources } from './expansion-sources.ts';
import { occurrencesOf } from './occurrences.ts';

/** All the ways in which a word may stand in the corpus. */
export class TermVariants {
  readonly #knowledge: ExpansionSources;
  readonly #constants: RankingConstants;

  constructor(knowledge: ExpansionSources, constants: RankingConstants) {
    this.#knowledge = knowledge;
    this.#constants = constants;
  }

  /** The word as it was typed, and what else may be meant by it. */
  of(word: Word): TermVariant[] {
    const own = this.exactly(word);
    const [typed] = own;
    const term = this.#find(word.term);
    const heard = term === undefined ? [] : this.#misheard(term);
    const apart = this.#apart(word.word);
    // A number with another digit is another number, not a slip.
    const mayBeSlip = !/\d/.test(word.word);
    const rare = term === undefined || this.#knowledge.postings.documentFrequency(term) < this.#constants.spellingBelow;
    const spelt =
      mayBeSlip && rare && heard.length === 0 && apart.length === 0 ? this.#spelt(word.word, typed !== undefined) : [];
    // What is worth nothing is not there: a weight of 0 switches a kind of variants off.
    return [...own, ...heard, ...apart, ...spelt].filter(({ weight }) => weight > 0);
  }

  /** The word as it was typed; the pieces of `std::vector` in a row where the corpus does not have it whole. */
  exactly({ word, term, parts }: Word): TermVariant[] {
    const found = this.#find(term);
    if (found !== undefined) return [oneTerm('typed', word, 1, found)];
    return parts.length > 1 ? this.#inARow('typed', word, 1, parts) : parts.flatMap((part) => this.#part(part));
  }

  /** Words in a row, the stop words among them being any. */
  phrase(words: readonly WordPart[]): TermVariant[] {
    return this.#inARow('phrase', words.map(({ word }) => word).join(' '), 1, words);
  }

  /**
   * `wi-fi`: as the index has it, in pieces, and joined.
   * @param often In pieces only when it stands so in as many documents, added up over the fields.
   */
  compound(words: readonly WordPart[], joined: WordPart, often = SAID_OFTEN): TermVariant[] {
    const whole = this.#find(joined.term);
    const variants = this.#inARow('compound', words.map(({ word }) => word).join('-'), 1, words).filter((variant) =>
      this.#isSaid(variant, often),
    );
    if (whole === undefined) return variants;
    return [...variants, oneTerm('compound', joined.word, 1, whole), ...this.#misheard(whole)];
  }

  /** Whether the corpus has a word. */
  isKnown(word: string): boolean {
    return this.#knownWord(word) !== undefined;
  }

  /** A word that was typed letter by letter: it, what it is heard as, and the letters in a row. */
  spelled(word: string, letters: readonly WordPart[]): TermVariant[] {
    const term = this.#knownWord(word);
    if (term === undefined) return [];
    return [oneTerm('typed', word, 1, term), ...this.#misheard(term), ...this.#inARow('compound', word, 1, letters)];
  }

  /** Two words that the corpus has as one. */
  joined(first: WordPart, second: WordPart): TermVariant | undefined {
    const { postings, splits } = this.#knowledge;
    if (first.word === '' || second.word === '') return undefined;
    const word = first.word + second.word;
    const [a, b] = [this.#find(first.term), this.#find(second.term)];
    const heard = a === undefined || b === undefined ? undefined : splits.whole(a, b);
    const term = heard ?? this.#knownWord(word) ?? this.#find(stem(word));
    if (term === undefined) return undefined;
    return oneTerm(
      'compound',
      heard === undefined ? word : postings.vocabulary.term(term),
      this.#constants.compoundWeight,
      term,
    );
  }

  /** Every term that starts so, the commonest ones where those are many. */
  beginning(prefix: string): TermVariant[] {
    const { vocabulary } = this.#knowledge.postings;
    const [from, to] = vocabulary.prefixRange(prefix);
    const terms = Array.from({ length: to - from }, (_, index) => from + index);
    const frequency = (term: number): number => this.#knowledge.postings.documentFrequency(term);
    terms.sort((a, b) => frequency(b) - frequency(a));
    return terms.slice(0, MOST_BEGUN).map((term) => oneTerm('beginning', vocabulary.term(term), 1, term));
  }

  #part({ word, term, isStopWord }: WordPart): TermVariant[] {
    const found = isStopWord ? undefined : this.#find(term);
    return found === undefined ? [] : [oneTerm('typed', word, 1, found)];
  }

  /** What the recogniser makes of it, or made of what was meant. */
  #misheard(term: number): TermVariant[] {
    const { confusions, splits, spelled, postings } = this.#knowledge;
    const { misheardWeight, misheardFloor } = this.#constants;
    const name = (id: number): string => postings.vocabulary.term(id);
    const others = confusions.of(term).filter(({ weight }) => weight >= misheardFloor);
    const pairs = splits.of(term).filter(({ weight }) => weight >= misheardFloor);
    const places = spelled.of(term);
    return [
      ...others.map((other) => oneTerm('misheard', name(other.term), other.weight * misheardWeight, other.term)),
      ...pairs.map(({ first, second, weight }): TermVariant => {
        const stands = [
          { term: first, offset: 0 },
          { term: second, offset: 1 },
        ];
        return {
          kind: 'misheard',
          label: `${name(first)} ${name(second)}`,
          weight: weight * misheardWeight,
          stands,
          span: 2,
        };
      }),
      ...(places[0]
        ? [{ kind: 'spelled out', label: name(term), weight: 1, stands: { places }, span: places[0].length } as const]
        : []),
    ];
  }

  /** A word that some write as two: `raspberrypi`, `wifi`. */
  #apart(word: string): TermVariant[] {
    const found: TermVariant[] = [];
    for (let at = 2; at <= word.length - 2; at++) {
      const [first, second] = [word.slice(0, at), word.slice(at)];
      const [a, b] = [this.#knownWord(first), this.#knownWord(second)];
      if (a === undefined || b === undefined) continue;
      const stands = [
        { term: a, offset: 0 },
        { term: b, offset: 1 },
      ];
      const variant: TermVariant = {
        kind: 'compound',
        label: `${first} ${second}`,
        weight: this.#constants.compoundWeight,
        stands,
        span: 2,
      };
      if (this.#isSaid(variant, SAID_OFTEN)) found.push(variant);
    }
    return found;
  }

  #spelt(word: string, known: boolean): TermVariant[] {
    const { spellingNear, spellingFar } = this.#constants;
    const near = this.#knowledge.surfaceForms.near(word, MOST_SPELLINGS);
    const isLong = word.length >= LONG_ENOUGH_TO_DOUBT;
    const better = near.filter(
      (other) =>
        !known ||
        (other.distance === 1 && other.count >= COMMON_BESIDE && (isLong || hasSameLetters(word, other.word))),
    );
    return better.map((found) =>
      oneTerm('spelling', found.word, found.distance <= 1 ? spellingNear : spellingFar, found.term),
    );
  }

  #inARow(kind: VariantKind, label: string, weight: number, words: readonly WordPart[]): TermVariant[] {
    const stands: PlacedTerm[] = [];
    for (const [offset, { term, isStopWord }] of words.entries()) {
      if (isStopWord || term === '') continue;
      const found = this.#find(term);
      if (found === undefined) return [];
      stands.push({ term: found, offset });
    }
    return stands.length === 0 ? [] : [{ kind, label, weight, stands, span: words.length }];
  }

  #find(term: string): number | undefined {
    return term === '' ? undefined : this.#knowledge.postings.vocabulary.find(term);
  }

  #knownWord(word: string): number | undefined {
    return this.#knowledge.surfaceForms.termOf(word);
  }

  #isSaid(variant: TermVariant, often: number): boolean {
    const { postings } = this.#knowledge;
    let documents = 0;
    for (let field = 0; field < FIELD_COUNT && documents < often; field++) {
      const list = occurrencesOf(postings, variant, field);
      documents += list ? list.to - list.from : 0;
    }
    return documents >= often;
  }
}

/** Two words that stand in a row in fewer documents do so by chance. */
const SAID_OFTEN = 2;
const MOST_BEGUN = 200;
const MOST_SPELLINGS = 3;
const COMMON_BESIDE = 20;
/**
 * Nearly every shorter word has others beside it, and is seldom in a small corpus without being a slip; only two letters the
 * wrong way round are one.
 */
const LONG_ENOUGH_TO_DOUBT = 5;

function oneTerm(kind: VariantKind, label: string, weight: number, term: number): TermVariant {
  return { kind, label, weight, stands: [{ term, offset: 0 }], span: 1 };
}
