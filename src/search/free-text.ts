import lunr from 'lunr';
import { isStopWord, stem, trim } from './pipeline.ts';

/** One word that was typed, and what it asks of the index. */
export interface Wanted {
  /** The word as it was typed, without its marks. */
  readonly word: string;
  /** Its term, or its beginning when `prefix` is set. */
  readonly term: string;
  readonly presence: 'optional' | 'required' | 'prohibited';
  /** `word*`: any word that starts like this. */
  readonly prefix: boolean;
}

/** What a member typed, understood as far as it goes. */
export interface FreeText {
  readonly wanted: readonly Wanted[];
  /** Words so common that the index leaves them out. */
  readonly ignored: readonly string[];
}

/** More words than anyone means; the rest of a pasted page is left out. */
const MOST_WORDS = 64;
/** No word of any language is longer; longer runs are pasted noise. */
const LONGEST_WORD = 64;
/** A shorter beginning is that of tens of thousands of words: a line of them would keep everybody waiting for seconds. */
const SHORTEST_BEGINNING = 3;

/**
 * Reads whatever was typed as words. `-word` must not occur, `+word` must, `word*` is a beginning; anything else that
 * looks like syntax is just characters. Never throws, whatever the text.
 */
export function parseFreeText(text: string): FreeText {
  const wanted: Wanted[] = [];
  const ignored: string[] = [];
  for (const typed of text.toWellFormed().split(/\s+/u, MOST_WORDS * 4)) {
    const presence = presenceOf(typed);
    const prefix = /\w\*$/.test(typed);
    // lunr splits at hyphens inside of words, so the words of a text never hold one.
    const pieces = typed.replace(/^[-+]/, '').toLowerCase().split('-');
    for (const [index, piece] of pieces.entries()) {
      const word = trim(piece).slice(0, LONGEST_WORD);
      if (word === '' || wanted.length >= MOST_WORDS) continue;
      const begins = prefix && index === pieces.length - 1 && word.length >= SHORTEST_BEGINNING;
      if (!begins && isStopWord(word)) ignored.push(word);
      else wanted.push({ word, term: begins ? word : stem(word), presence, prefix: begins });
    }
  }
  return { wanted, ignored };
}

function presenceOf(typed: string): Wanted['presence'] {
  if (/^-\w/.test(typed)) return 'prohibited';
  return /^\+\w/.test(typed) ? 'required' : 'optional';
}

const PRESENCE = {
  optional: lunr.Query.presence.OPTIONAL,
  required: lunr.Query.presence.REQUIRED,
  prohibited: lunr.Query.presence.PROHIBITED,
} as const;

/** Adds a typed word to a query of lunr's, as is. */
export function addClause(query: lunr.Query, { term, presence, prefix }: Wanted): void {
  query.term(term, {
    usePipeline: false,
    wildcard: prefix ? lunr.Query.wildcard.TRAILING : lunr.Query.wildcard.NONE,
    presence: PRESENCE[presence],
  });
}

/** Adds terms that stand for a typed word which the corpus lacks, each worth `boost`. */
export function addReplacements(
  query: lunr.Query,
  { presence }: Wanted,
  terms: readonly string[],
  boost: number,
): void {
  for (const term of terms) query.term(term, { usePipeline: false, boost, presence: PRESENCE[presence] });
}
