import { foldToken } from '../analysis/fold.ts';
import { indexTerm, stem, wordOf } from '../analysis/pipeline.ts';
import { STOP_WORDS } from '../analysis/stop-words.ts';
import type { IndexColumns } from '../index/columns.ts';
import type { TermDictionary } from '../index/term-dictionary.ts';
import { CompositeTerms, isWordCharacter } from './composite-terms.ts';
import type { LiteralWord } from './literal.ts';
import { readEndings, type StemEndings } from './stem-endings.ts';

/** So many stems are made for one word, a millisecond of work; terms beyond that stay unsure. */
const MOST_STEMS = 400;

/** So many letters stand in few enough terms to look at each of those. */
const BASE = 4;

/** Answers that are kept. */
const MOST_KNOWN = 200;

/** Numbers of terms. */
export interface TermsOfWord {
  readonly sure: readonly number[];
  /** Terms of which it was not worth finding out. */
  readonly unsure: readonly number[];
}

/**
 * Finds the terms that a token may have been indexed under when it holds a given text. The index knows stems: the token
 * "virtualisations" is the term "virtualis", in which "alisation" no longer stands. So a text is also looked for with each
 * part of it cut off that the stemmer cuts off words of this corpus. Only an ending that no word of the corpus has which
 * is said three times or more is missed, so a corpus has to be large to teach them all.
 */
export class LiteralTerms {
  readonly #vocabulary: TermDictionary;
  readonly #columns: IndexColumns;
  readonly #bytes: Buffer;
  readonly #offsets: Uint32Array;
  readonly #known = new Map<string, TermsOfWord | false>();
  #endings: StemEndings | undefined;
  #composites: CompositeTerms | undefined;

  constructor(columns: IndexColumns, vocabulary: TermDictionary) {
    this.#columns = columns;
    this.#vocabulary = vocabulary;
    const { buffer, byteOffset, byteLength } = columns.termBytes;
    this.#bytes = Buffer.from(buffer, byteOffset, byteLength);
    this.#offsets = columns.termOffsets;
  }

  /** Makes now what else is made for the first search. */
  prepare(): void {
    this.candidates({ text: 'prepare', begins: true, ends: true });
  }

  /** Undefined when the index cannot tell (a stop word, a mere ending): any document may hold it. */
  candidates({ text, begins, ends }: LiteralWord): TermsOfWord | undefined {
    const word = lookedUp(text, ends);
    const key = `${word} ${begins} ${ends}`;
    // The next page asks for the same words.
    const known = this.#known.get(key);
    if (known !== undefined) return known || undefined;
    const found = this.#find(word, begins, ends);
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size >= MOST_KNOWN) this.#known.delete(oldest);
    this.#known.set(key, found ?? false);
    return found;
  }

  #find(word: string, begins: boolean, ends: boolean): TermsOfWord | undefined {
    if (word === '' || STOP_WORDS.some((stop) => stands(word, stop, begins, ends))) return undefined;
    this.#endings ??= readEndings(this.#columns);
    if (!begins && this.#endings.all.some((ending) => stands(word, ending, false, ends))) return undefined;
    const end = ends ? 'word' : 'anywhere';
    const sure = new Set(begins ? this.#beginning(word, end) : this.#holding(word, end));
    // As a word, it also stands before an apostrophe and an `s`.
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
        if (stems > MOST_STEMS) unsure.add(term);
        else if (this.#isCut(term, replaced, cuts)) sure.add(term);
      }
    }
    return { sure: [...sure], unsure: [...unsure].filter((term) => !sure.has(term)) };
  }

  /** Finds terms that end with what is left of a word: most of it begins alike, so one walk over all terms does for all. */
  #endingWith(word: string): (stemmed: string) => Iterable<number> {
    const base = word.slice(0, BASE);
    let holders: readonly (readonly [term: number, text: string])[] | undefined;
    return (stemmed) => {
      if (!stemmed.startsWith(base)) return this.#holding(stemmed, 'term');
      holders ??= Array.from(this.#holding(base, 'anywhere'), (term) => [term, this.#vocabulary.term(term)]);
      return holders.flatMap(([term, text]) => (text.endsWith(stemmed) ? [term] : []));
    };
  }

  /** What may be left of a word once the ending of its token is cut off, the longest first. */
  *#stemmed(word: string, begins: boolean, ends: boolean) {
    const endings = ends ? this.#endings?.byEnding : this.#endings?.byBeginning;
    for (let kept = word.length - 1; kept >= (begins ? 0 : 1); kept--) {
      for (const [replaced, cuts] of endings?.get(word.slice(kept)) ?? []) {
        yield { stemmed: word.slice(0, kept) + replaced, replaced, cuts };
      }
    }
  }

  /** Whether a token that had one of these endings would be this term. */
  #isCut(term: number, replaced: string, cuts: readonly string[]): boolean {
    const text = this.#vocabulary.term(term);
    const kept = text.slice(0, text.length - replaced.length);
    return cuts.some((cut) => indexTerm(kept + cut) === text);
  }

  /** Terms in which a word begins with a text. */
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
        if (stands(text, this.#vocabulary.term(term), true, ends !== 'anywhere')) yield term;
      }
    } else if (ends === 'anywhere') yield* this.#composites.withBeginning(text);
    else yield* this.#composites.withWord(text, ends === 'term');
  }

  /** Terms that hold a text. */
  *#holding(text: string, ends: 'anywhere' | 'word' | 'term'): Generator<number> {
    const needle = Buffer.from(text);
    for (let at = this.#bytes.indexOf(needle); at >= 0; ) {
      const term = this.#termAt(at);
      const end = this.#offsets[term + 1] ?? 0;
      const after = at + needle.length;
      const fits =
        after === end ||
        (after < end && ends === 'anywhere') ||
        (after < end && ends === 'word' && stands(text, this.#vocabulary.term(term), false, true));
      if (fits) yield term;
      at = this.#bytes.indexOf(needle, fits ? end : at + 1);
    }
  }

  #termAt(byte: number): number {
    let from = 0;
    let to = this.#offsets.length - 1;
    while (to - from > 1) {
      const middle = (from + to) >>> 1;
      if ((this.#offsets[middle] ?? 0) <= byte) from = middle;
      else to = middle;
    }
    return from;
  }
}

/** What is looked for among the terms. A token may go on behind an apostrophe, and then it is not a possessive. */
function lookedUp(text: string, ends: boolean): string {
  const folded = foldToken(text);
  const apostrophe = ends ? -1 : folded.lastIndexOf("'");
  return wordOf(apostrophe > 0 ? folded.slice(0, apostrophe) : folded);
}

function hasOtherCharacters(text: string): boolean {
  return !/^[\p{L}\p{M}\p{N}_]*$/u.test(text);
}

/** Whether a text stands in a longer one, where a word begins and ends if that is asked for. */
function stands(text: string, whole: string, begins: boolean, ends: boolean): boolean {
  for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) {
    const before = begins && isWordCharacter(whole[at - 1]);
    const after = ends && isWordCharacter(whole[at + text.length]);
    if (!before && !after) return true;
  }
  return false;
}
