import { inflectionBase } from '../analysis/inflection.ts';
import { stem } from '../analysis/pipeline.ts';
import { isAnagram, type SurfaceForms } from '../fuzzy/surface-forms.ts';
import { FIELD_COUNT } from '../index/columns.ts';
import type { Postings } from '../index/postings.ts';
import { OTHER_SURFACE_FORM, stopWordClass } from '../index/token-context.ts';
import type { Word, WordPart } from '../query-language/query.ts';
import type { Confusions } from './asr-confusions/confusions.ts';
import type { SpelledWords } from './asr-confusions/spelled-words.ts';
import type { SplitWords } from './asr-confusions/split-words.ts';
import type { ExpansionConstants } from './constants.ts';
import type { PositionedTerm, TermVariant, VariantKind } from './expanded-query.ts';
import { postingListOf } from './variant-postings.ts';

/** What the corpus knows about words: its terms, and how words are written, misheard, split in two and spelled out. */
export interface ExpansionSources {
  readonly postings: Postings;
  readonly surfaceForms: SurfaceForms;
  readonly confusions: Confusions;
  readonly splits: SplitWords;
  readonly spelled: SpelledWords;
}

/** Two words that are adjacent in fewer documents are so by chance. Summed over the fields. */
const MIN_PAIR_FREQUENCY = 2;
/** The maximum number of terms that match a prefix. */
const MAX_PREFIX_TERMS = 200;
/** The maximum number of corrections of a misspelt word. */
const MAX_SPELLINGS = 3;
/** The minimum frequency of a correction if the corpus has the typed word too. */
const MIN_CORRECTION_COUNT = 20;
/**
 * Almost every shorter word is one edit away from another, and a rare word in a small corpus need not be a typo. In
 * shorter words, only two swapped letters are corrected.
 */
const MIN_CORRECTED_LENGTH = 5;

/** Finds the variants under which a word may be in the index. */
export class TermVariants {
  readonly #sources: ExpansionSources;
  readonly #constants: ExpansionConstants;

  constructor(sources: ExpansionSources, constants: ExpansionConstants) {
    this.#sources = sources;
    this.#constants = constants;
  }

  /** The word as typed, then as it may be misheard, split in two or corrected. */
  variantsOf(word: Word): TermVariant[] {
    const exact = this.typed(word);
    const term = this.#find(word.term);
    const misheard = term === undefined ? [] : this.#misheard(term);
    const split = this.#split(word.word);
    // A number with another digit is a different number, not a typo.
    const mayBeTypo = !/\d/.test(word.word) && misheard.length === 0 && split.length === 0 && this.#isRare(term);
    const corrected = mayBeTypo ? this.#corrected(word.word, exact.length > 0) : [];
    // A weight of 0 disables a kind of variant.
    return [...exact, ...misheard, ...split, ...corrected].filter(({ weight }) => weight > 0);
  }

  /**
   * The word as typed. If the corpus does not have `node.js` as a whole, its parts in a row. A name with punctuation
   * also matches what people say: `c#` is "c sharp", `c++` is "c plus plus".
   */
  typed({ word, term, parts }: Word): TermVariant[] {
    const found = this.#find(term);
    const spoken = SPOKEN_MARKS.test(word) ? this.#inARow('compound', word, spokenWords(word)) : [];
    if (found !== undefined) {
      const formWeights = this.#formWeights(word, found);
      return [{ ...oneTerm('typed', word, 1, found), ...(formWeights && { formWeights }) }, ...spoken];
    }
    if (spoken.length > 0) return spoken;
    return parts.length > 1 ? this.#inARow('typed', word, parts) : parts.flatMap((part) => this.#part(part));
  }

  /** The word as typed and no other word of the same term: `universe` does not match `university`. */
  exact(word: Word): TermVariant[] {
    const found = this.#find(word.term);
    if (found === undefined) return this.typed(word);
    return [{ kind: 'typed', label: word.word, weight: 1, lookup: [this.#exactTerm(word.word, found, 0)], span: 1 }];
  }

  /** Words in a row, exactly as typed. */
  phrase(words: readonly WordPart[]): TermVariant[] {
    const lookup: PositionedTerm[] = [];
    for (const [offset, { word, term, isStopWord }] of words.entries()) {
      if (isStopWord || term === '') continue;
      const found = this.#find(term);
      if (found === undefined) return [];
      const before = stopWordClass(words[offset - 1]?.word ?? '');
      const after = stopWordClass(words[offset + 1]?.word ?? '');
      lookup.push({
        ...this.#exactTerm(word, found, offset),
        ...(before > 0 && { before }),
        ...(after > 0 && { after }),
      });
    }
    return lookup.length === 0
      ? []
      : [{ kind: 'phrase', label: labelOf(words), weight: 1, lookup, span: words.length }];
  }

  /** Words in a row, in any form of their terms. A stop word matches any token. */
  loosePhrase(words: readonly WordPart[]): TermVariant[] {
    return this.#inARow('phrase', labelOf(words), words);
  }

  /**
   * The variants of `wi-fi`: its words in a row as they are in the index, and joined.
   *
   * @param minFrequency The minimum number of documents that have the words in a row, summed over the fields.
   */
  compound(words: readonly WordPart[], joined: WordPart, minFrequency = MIN_PAIR_FREQUENCY): TermVariant[] {
    const whole = this.#find(joined.term);
    const variants = this.#inARow('compound', words.map(({ word }) => word).join('-'), words).filter((variant) =>
      this.#hasFrequency(variant, minFrequency),
    );
    if (whole === undefined) return variants;
    return [...variants, oneTerm('compound', joined.word, 1, whole), ...this.#misheard(whole)];
  }

  /** Whether the corpus has this form of a word. */
  isKnown(word: string): boolean {
    return this.#termOfForm(word) !== undefined;
  }

  /**
   * The variants of a word that was typed letter by letter: the word, how it may be misheard, and the letters in a row.
   */
  spelledOut(word: string, letters: readonly WordPart[]): TermVariant[] {
    const term = this.#termOfForm(word);
    if (term === undefined) return [];
    return [oneTerm('typed', word, 1, term), ...this.#misheard(term), ...this.#inARow('compound', word, letters)];
  }

  /** Two typed words as the single word that the corpus has for them. */
  joined(first: WordPart, second: WordPart): TermVariant | undefined {
    const { postings, splits } = this.#sources;
    if (first.word === '' || second.word === '') return undefined;
    const word = first.word + second.word;
    const [a, b] = [this.#find(first.term), this.#find(second.term)];
    const misheard = a === undefined || b === undefined ? undefined : splits.whole(a, b);
    const term = misheard ?? this.#termOfForm(word) ?? this.#find(stem(word));
    if (term === undefined) return undefined;
    const label = misheard === undefined ? word : postings.vocabulary.term(term);
    return oneTerm('compound', label, this.#constants.compoundWeight, term);
  }

  /**
   * The terms of all words that start with a prefix, even if the stemmer changes it: `introduction*` matches the term
   * `introduct`. Only the most frequent ones if there are many.
   */
  prefix(prefix: string): TermVariant[] {
    const { postings, surfaceForms } = this.#sources;
    const [from, to] = postings.vocabulary.prefixRange(prefix);
    const own = Array.from({ length: to - from }, (_, index) => from + index);
    // Rare words are not among the surface forms.
    const whole = this.#find(stem(prefix));
    const terms = [
      ...new Set([...own, ...surfaceForms.termsWithPrefix(prefix), ...(whole === undefined ? [] : [whole])]),
    ];
    terms.sort((a, b) => postings.documentFrequency(b) - postings.documentFrequency(a));
    return terms.slice(0, MAX_PREFIX_TERMS).map((term) => oneTerm('prefix', postings.vocabulary.term(term), 1, term));
  }

  #part({ word, term, isStopWord }: WordPart): TermVariant[] {
    const found = isStopWord ? undefined : this.#find(term);
    return found === undefined ? [] : [oneTerm('typed', word, 1, found)];
  }

  /**
   * What the recogniser writes for a term, what was said where it writes this term, and where the term is spelled out.
   */
  #misheard(term: number): TermVariant[] {
    const { confusions, splits, spelled, postings } = this.#sources;
    const { misheardWeight, misheardFloor } = this.#constants;
    const text = (id: number): string => postings.vocabulary.term(id);
    const others = confusions.of(term).filter(({ weight }) => weight >= misheardFloor);
    const pairs = splits.of(term).filter(({ weight }) => weight >= misheardFloor);
    const positions = spelled.of(term);
    return [
      ...others.map((other) => oneTerm('misheard', text(other.term), other.weight * misheardWeight, other.term)),
      ...pairs.map(({ first, second, weight }) =>
        twoTerms('misheard', `${text(first)} ${text(second)}`, weight * misheardWeight, first, second),
      ),
      ...(positions[0]
        ? [
            {
              kind: 'spelled out',
              label: text(term),
              weight: 1,
              lookup: { positions },
              span: positions[0].length,
            } as const,
          ]
        : []),
    ];
  }

  /** A word that some people write as two: `raspberrypi`, `wifi`. */
  #split(word: string): TermVariant[] {
    const found: TermVariant[] = [];
    for (let at = 2; at <= word.length - 2; at++) {
      const [first, second] = [word.slice(0, at), word.slice(at)];
      const [a, b] = [this.#termOfForm(first), this.#termOfForm(second)];
      if (a === undefined || b === undefined) continue;
      const variant = twoTerms('compound', `${first} ${second}`, this.#constants.compoundWeight, a, b);
      if (this.#hasFrequency(variant, MIN_PAIR_FREQUENCY)) found.push(variant);
    }
    return found;
  }

  #isRare(term: number | undefined): boolean {
    const { postings } = this.#sources;
    return term === undefined || postings.documentFrequency(term) < this.#constants.spellingMaxFrequency;
  }

  #corrected(word: string, isKnown: boolean): TermVariant[] {
    const { spellingNear, spellingFar } = this.#constants;
    const near = this.#sources.surfaceForms.near(word, MAX_SPELLINGS);
    const isLong = word.length >= MIN_CORRECTED_LENGTH;
    const likely = near.filter(
      (other) =>
        !isKnown ||
        (other.distance === 1 && other.count >= MIN_CORRECTION_COUNT && (isLong || isAnagram(word, other.word))),
    );
    return likely.map((found) =>
      oneTerm('spelling', found.word, found.distance <= 1 ? spellingNear : spellingFar, found.term),
    );
  }

  /** Words at their offsets. Empty if the corpus lacks one of them. */
  #inARow(kind: VariantKind, label: string, words: readonly WordPart[]): TermVariant[] {
    const lookup: PositionedTerm[] = [];
    for (const [offset, { term, isStopWord }] of words.entries()) {
      if (isStopWord || term === '') continue;
      const found = this.#find(term);
      if (found === undefined) return [];
      lookup.push({ term: found, offset });
    }
    return lookup.length === 0 ? [] : [{ kind, label, weight: 1, lookup, span: words.length }];
  }

  /** An inflection of the typed word is nearly as good as the word; other words with the same stem are not. */
  #formWeights(word: string, term: number): Float32Array | undefined {
    const { surfaceForms } = this.#sources;
    const form = surfaceForms.formOf(word, term);
    if (form === undefined) return undefined;
    const { inflectionWeight, derivationWeight } = this.#constants;
    const weights = new Float32Array(OTHER_SURFACE_FORM + 1).fill(inflectionWeight);
    const base = inflectionBase(word);
    for (const other of surfaceForms.wordsOf(term)) {
      if (inflectionBase(other.word) !== base) weights[other.form] = derivationWeight;
    }
    weights[form] = 1;
    return weights;
  }

  #exactTerm(word: string, term: number, offset: number): PositionedTerm {
    const form = this.#sources.surfaceForms.formOf(word, term);
    return { term, offset, ...(form !== undefined && { form }) };
  }

  #find(term: string): number | undefined {
    return term === '' ? undefined : this.#sources.postings.vocabulary.find(term);
  }

  #termOfForm(word: string): number | undefined {
    return this.#sources.surfaceForms.termOf(word);
  }

  #hasFrequency(variant: TermVariant, minFrequency: number): boolean {
    let documents = 0;
    for (let field = 0; field < FIELD_COUNT && documents < minFrequency; field++) {
      const list = postingListOf(this.#sources.postings, variant, field);
      documents += list ? list.to - list.from : 0;
    }
    return documents >= minFrequency;
  }
}

function labelOf(words: readonly WordPart[]): string {
  return words.map(({ word }) => word).join(' ');
}

/** Punctuation in names that is read aloud as words. */
const SPOKEN_MARKS = /^\.[a-z]|[+#]$/;

/** The words of a name as people say it: `c++` is "c plus plus", `.net` "dot net". */
function spokenWords(name: string): WordPart[] {
  const spoken = name.replace(/^\./, 'dot ').replace(/#$/, ' sharp').replaceAll('+', ' plus');
  return spoken.split(' ').map((word) => ({ typed: word, word, term: stem(word), isStopWord: false }));
}

function oneTerm(kind: VariantKind, label: string, weight: number, term: number): TermVariant {
  return { kind, label, weight, lookup: [{ term, offset: 0 }], span: 1 };
}

/** Two adjacent terms. */
function twoTerms(kind: VariantKind, label: string, weight: number, first: number, second: number): TermVariant {
  const lookup = [
    { term: first, offset: 0 },
    { term: second, offset: 1 },
  ];
  return { kind, label, weight, lookup, span: 2 };
}
