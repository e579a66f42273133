import { lowerBound } from '../../util/binary-search.ts';
import { foldToken } from '../analysis/fold.ts';
import { indexTerm, stem, wordOf } from '../analysis/pipeline.ts';
import { STOP_WORDS } from '../analysis/stop-words.ts';
import type { IndexColumns } from '../index/columns.ts';
import type { TermDictionary } from '../index/term-dictionary.ts';
import { CompositeTerms, isWordCharacter } from './composite-terms.ts';
import type { LiteralWord } from './literal.ts';
import { readEndings, type StemEndings } from './stem-endings.ts';

/** Stems to compute for a word, a millisecond of work. Terms beyond that stay unsure. */
const MAX_STEMS = 400;

/** Few enough terms contain a given run of this many letters to look at each. */
const BASE_LENGTH = 4;

/** Words whose terms are cached. */
const CACHE_SIZE = 200;

/** The numbers of the terms that tokens with a word may have. */
export interface TermsOfWord {
  readonly sure: readonly number[];
  /** Terms that were not checked, to limit the work. */
  readonly unsure: readonly number[];
}

/**
 * Finds the terms that tokens containing a given text may be indexed under. The index has stems: the token "virtualisations" is
 * the term "virtualis", which does not contain "alisation". So a text is also sought without each ending that the stemmer cuts
 * off words of this corpus. An ending is missed if no surface form of the corpus has it, so the corpus has to be large enough.
 */
export class LiteralTerms {
  readonly #vocabulary: TermDictionary;
  readonly #columns: IndexColumns;
  readonly #bytes: Buffer;
  readonly #offsets: Uint32Array;
  readonly #cache = new Map<string, TermsOfWord | false>();
  #endings: StemEndings | undefined;
  #composites: CompositeTerms | undefined;

  constructor(columns: IndexColumns, vocabulary: TermDictionary) {
    this.#columns = columns;
    this.#vocabulary = vocabulary;
    const { buffer, byteOffset, byteLength } = columns.termBytes;
    this.#bytes = Buffer.from(buffer, byteOffset, byteLength);
    this.#offsets = columns.termOffsets;
  }

  /** Computes ahead of time what the first search would otherwise wait for. */
  prepare(): void {
    this.candidates({ text: 'prepare', begins: true, ends: true });
  }

  /** Undefined when the index cannot tell, as for a stop word or an ending alone: any document may contain the word. */
  candidates({ text, begins, ends }: LiteralWord): TermsOfWord | undefined {
    const word = wordToFind(text, ends);
    const key = `${word} ${begins} ${ends}`;
    // The next page of results asks for the same words.
    const cached = this.#cache.get(key);
    if (cached !== undefined) return cached || undefined;
    const found = this.#find(word, begins, ends);
    const [oldest] = this.#cache.keys();
    if (oldest !== undefined && this.#cache.size >= CACHE_SIZE) this.#cache.delete(oldest);
    this.#cache.set(key, found ?? false);
    return found;
  }

  #find(word: string, begins: boolean, ends: boolean): TermsOfWord | undefined {
    if (word === '' || STOP_WORDS.some((stop) => contains(word, stop, begins, ends))) return undefined;
    this.#endings ??= readEndings(this.#columns);
    if (!begins && this.#endings.all.some((ending) => contains(word, ending, false, ends))) return undefined;
    const end = ends ? 'word' : 'anywhere';
    const sure = new Set(begins ? this.#beginning(word, end) : this.#containing(word, end));
    // A whole word may also be followed by a possessive.
    for (const token of begins && ends ? [word, `${word}'s`] : []) {
      const own = this.#vocabulary.find(stem(wordOf(token)));
      if (own !== undefined) sure.add(own);
    }
    const unsure = new Set<number>();
    let stems = 0;
    const endingWith = this.#endingWith(word);
    for (const { stemmed, replaced, cuts } of this.#stemmed(word, begins, ends)) {
      for (const term of begins ? this.#beginning(stemmed, 'term') : endingWith(stemmed)) {
        if (sure.has(term)) continue;
        stems += cuts.length;
        if (stems > MAX_STEMS) unsure.add(term);
        else if (this.#isCut(term, replaced, cuts)) sure.add(term);
      }
    }
    return { sure: [...sure], unsure: [...unsure].filter((term) => !sure.has(term)) };
  }

  /**
   * Finds the terms that end with a stemmed word. Most stemmed forms of a word start with the same letters, so one scan of all
   * terms for those letters serves them all.
   */
  #endingWith(word: string): (stemmed: string) => Iterable<number> {
    const base = word.slice(0, BASE_LENGTH);
    let containing: readonly (readonly [term: number, text: string])[] | undefined;
    return (stemmed) => {
      if (!stemmed.startsWith(base)) return this.#containing(stemmed, 'term');
      containing ??= Array.from(this.#containing(base, 'anywhere'), (term) => [term, this.#vocabulary.term(term)]);
      return containing.flatMap(([term, text]) => (text.endsWith(stemmed) ? [term] : []));
    };
  }

  /** What may be left of a word without the ending of its token, longest first. */
  *#stemmed(word: string, begins: boolean, ends: boolean) {
    const endings = ends ? this.#endings?.byEnding : this.#endings?.byBeginning;
    for (let kept = word.length - 1; kept >= (begins ? 0 : 1); kept--) {
      for (const [replaced, cuts] of endings?.get(word.slice(kept)) ?? []) {
        yield { stemmed: word.slice(0, kept) + replaced, replaced, cuts };
      }
    }
  }

  /** Whether a token with one of these endings has this term. */
  #isCut(term: number, replaced: string, cuts: readonly string[]): boolean {
    const text = this.#vocabulary.term(term);
    const kept = text.slice(0, text.length - replaced.length);
    return cuts.some((cut) => indexTerm(kept + cut) === text);
  }

  /** The terms in which a word begins with a text. */
  *#beginning(text: string, ends: 'anywhere' | 'word' | 'term'): Generator<number> {
    if (ends === 'anywhere') {
      const [from, to] = this.#vocabulary.prefixRange(text);
      for (let term = from; term < to; term++) yield term;
    } else {
      const term = this.#vocabulary.find(text);
      if (term !== undefined) yield term;
    }
    this.#composites ??= new CompositeTerms(this.#vocabulary);
    if (hasOtherCharacters(text)) {
      for (const term of this.#composites.terms) {
        if (contains(text, this.#vocabulary.term(term), true, ends !== 'anywhere')) yield term;
      }
    } else if (ends === 'anywhere') yield* this.#composites.withPrefix(text);
    else yield* this.#composites.withWord(text, ends === 'term');
  }

  /** The terms that contain a text. */
  *#containing(text: string, ends: 'anywhere' | 'word' | 'term'): Generator<number> {
    const needle = Buffer.from(text);
    for (let at = this.#bytes.indexOf(needle); at >= 0; ) {
      const term = this.#termAt(at);
      const end = this.#offsets[term + 1] ?? 0;
      const after = at + needle.length;
      const fits =
        after === end ||
        (after < end && ends === 'anywhere') ||
        (after < end && ends === 'word' && contains(text, this.#vocabulary.term(term), false, true));
      if (fits) yield term;
      at = this.#bytes.indexOf(needle, fits ? end : at + 1);
    }
  }

  #termAt(byte: number): number {
    return lowerBound(this.#offsets, byte + 1) - 1;
  }
}

/** The word to look up among the terms. A token that may go on after an apostrophe is not a possessive. */
function wordToFind(text: string, ends: boolean): string {
  const folded = foldToken(text);
  const apostrophe = ends ? -1 : folded.lastIndexOf("'");
  return wordOf(apostrophe > 0 ? folded.slice(0, apostrophe) : folded);
}

function hasOtherCharacters(text: string): boolean {
  return !/^[\p{L}\p{M}\p{N}_]*$/u.test(text);
}

/** Whether a text is contained in another one, at the start of a word if `begins`, and at the end of one if `ends`. */
function contains(text: string, whole: string, begins: boolean, ends: boolean): boolean {
  for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) {
    const before = begins && isWordCharacter(whole[at - 1]);
    const after = ends && isWordCharacter(whole[at + text.length]);
    if (!before && !after) return true;
  }
  return false;
}
