import { foldToken } from '../analysis/fold.ts';
import { isStopWord, stem, wordOf } from '../analysis/pipeline.ts';
import { SEPARATORS } from '../analysis/separators.ts';
import { head, MAX_WORD_LENGTH, MAX_WORDS, MIN_PREFIX_LENGTH } from './limits.ts';
import type { CompoundClause, PhraseClause, Word, WordClause, WordPart } from './query.ts';

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}_]/u;
const PART_SEPARATORS = /[^\p{L}\p{M}\p{N}]+/u;
/** Marks that are part of a name, at its start (`.net`, `#tag`, `$PATH`, `~/bin`) and at its end (`c++`, `c#`). */
const OWN_START = /(?:[#@$~/]{1,2}|(?<!\.)\.)$/;
const OWN_END = /^[+#]{1,2}/;

type WithoutContext<C> = Omit<C, 'presence' | 'fields'>;

/** A clause without what surrounds it. */
export type BareClause = WithoutContext<WordClause> | WithoutContext<CompoundClause> | WithoutContext<PhraseClause>;

export interface ReadClause {
  readonly clause: BareClause;
  readonly diagnostic?: 'short-beginning' | 'compound-beginning' | 'too-long';
}

/**
 * Reads a value without quotes as a clause.
 *
 * @param value Has a letter or digit.
 * @param room The number of words that it may become, 1 or more.
 */
export function readBare(value: string, room: number): ReadClause {
  if (isPlain(value)) return { clause: { kind: 'word', words: [queryWord(value)], asTyped: false } };
  const { start, end } = core(value);
  // Stars on both sides are Markdown.
  const hasStar = value[end] === '*' && value[start - 1] !== '*';
  const { first, others, isCut } = tokenise(value, room);
  if (others.length > 0) {
    const words = [first, ...others].map(queryWord);
    const joined = { ...queryWord(words.map(({ word }) => word).join('')), typed: withoutPunctuation(value) };
    const clause: BareClause = { kind: 'compound', words, joined, asTyped: false };
    if (isCut) return { clause, diagnostic: 'too-long' };
    return hasStar ? { clause, diagnostic: 'compound-beginning' } : { clause };
  }
  const word = queryWord(first);
  const clause: BareClause = { kind: 'word', words: [word], asTyped: false };
  if (!hasStar || word.word === '') return { clause };
  if (word.word.length < MIN_PREFIX_LENGTH) return { clause, diagnostic: 'short-beginning' };
  const prefix: Word = { ...word, term: word.word, isStopWord: false, parts: [] };
  return { clause: { kind: 'prefix', words: [prefix], asTyped: false } };
}

/**
 * Reads a value in quotes as a clause: a phrase, or a single word as typed.
 *
 * @param value Has a letter or digit.
 * @param room The number of words that it may become, 1 or more.
 */
export function readQuoted(value: string, room: number): ReadClause {
  const { first, others, isCut } = tokenise(value, room);
  const words: readonly [Word, ...Word[]] = [queryWord(first), ...others.map(queryWord)];
  const [word] = words;
  const clause: BareClause =
    others.length > 0 ? { kind: 'phrase', words, asTyped: true } : { kind: 'word', words: [word], asTyped: true };
  return isCut ? { clause, diagnostic: 'too-long' } : { clause };
}

/** Whether a text has a letter or digit, of any script. */
export function hasLetterOrDigit(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** A text without punctuation around it, except marks of its own (`.net`, `c++`). At most 64 UTF-16 units. */
export function withoutPunctuation(text: string): string {
  if (isPlain(text)) return text.slice(0, MAX_WORD_LENGTH);
  const { start, end } = core(text);
  const before = OWN_START.exec(text.slice(Math.max(0, start - 3), start))?.[0] ?? '';
  const after = OWN_END.exec(text.slice(end, end + 2))?.[0] ?? '';
  return head(text.slice(start - before.length, end + after.length), MAX_WORD_LENGTH);
}

interface Tokens {
  readonly first: string;
  readonly others: readonly string[];
  /** There were more than there is room for. */
  readonly isCut: boolean;
}

/** The tokens of a text as the index splits it, from the first to the last with a letter or digit. */
function tokenise(text: string, room: number): Tokens {
  // One token more than fits shows whether there are more, and the text before a leading hyphen is an empty token.
  const all = text.split(SEPARATORS, MAX_WORDS + 2);
  const from = all.findIndex((token) => hasLetterOrDigit(token));
  const to = all.findLastIndex((token) => hasLetterOrDigit(token));
  const [first = text, ...others] = all.slice(from, to + 1);
  return { first, others: others.slice(0, room - 1), isCut: others.length >= room };
}

function queryWord(text: string): Word {
  const typed = withoutPunctuation(text);
  const whole = partOf(typed);
  if (isPlain(typed)) return { ...whole, parts: [] };
  const parts = typed.split(PART_SEPARATORS).filter(hasLetterOrDigit).map(partOf);
  const isOne = parts.length <= 1 && parts[0]?.word === whole.word;
  return { ...whole, parts: isOne ? [] : parts };
}

/** A fast path for nearly all words. */
function isPlain(text: string): boolean {
  return /^[a-z\d]+$/i.test(text);
}

function partOf(typed: string): WordPart {
  const word = wordOf(head(wordOf(foldToken(typed)), MAX_WORD_LENGTH));
  return { typed, word, term: stem(word), isStopWord: isStopWord(word) };
}

/** The range from the first to the last letter or digit; empty at the start of the text if there is none. */
function core(text: string): { readonly start: number; readonly end: number } {
  const start = Math.max(0, text.search(WORD_CHARACTER));
  let end = text.length;
  while (end > start) {
    const last = characterBefore(text, end);
    if (WORD_CHARACTER.test(last)) break;
    end -= last.length;
  }
  return { start, end };
}

function characterBefore(text: string, index: number): string {
  const pair = text.slice(Math.max(0, index - 2), index);
  return /^[\ud800-\udbff]/.test(pair) && pair.length === 2 && pair.isWellFormed() ? pair : text.charAt(index - 1);
}
