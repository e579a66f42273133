import { foldToken } from '../analysis/fold.ts';
import { isStopWord, stem, wordOf } from '../analysis/pipeline.ts';
import { SEPARATORS } from '../analysis/separators.ts';
import { head, LONGEST_WORD, MOST_WORDS, SHORTEST_BEGINNING } from './limits.ts';
import type { CompoundClause, PhraseClause, Word, WordClause, WordPart } from './query.ts';

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}_]/u;
const BETWEEN_PARTS = /[^\p{L}\p{M}\p{N}]+/u;
/** Marks that belong to a name at its start (`.net`, `#tag`, `$PATH`, `~/bin`) and at its end (`c++`, `c#`). */
const OWN_START = /(?:[#@$~/]{1,2}|(?<!\.)\.)$/;
const OWN_END = /^[+#]{1,2}/;

type What<C> = Omit<C, 'presence' | 'fields'>;

/** What is looked for; presence and fields are the caller's to add. */
export type Sought = What<WordClause> | What<CompoundClause> | What<PhraseClause>;

/** What a piece of a query looks for, and what is wrong with it. */
export interface Read {
  readonly sought: Sought;
  readonly diagnostic?: 'short-beginning' | 'compound-beginning' | 'too-long';
}

/**
 * What a piece without quotes looks for.
 *
 * @param value has a letter or a digit
 * @param room how many words it may become, 1 or more
 */
export function readBare(value: string, room: number): Read {
  if (isPlain(value)) return { sought: { kind: 'word', words: [queryWord(value)], asTyped: false } };
  const { start, end } = core(value);
  // Stars on both sides are a chat's markup.
  const hasStar = value[end] === '*' && value[start - 1] !== '*';
  const { first, others, isCut } = tokens(value, room);
  if (others.length > 0) {
    const words = [first, ...others].map(queryWord);
    const joined = { ...queryWord(words.map(({ word }) => word).join('')), typed: withoutPunctuation(value) };
    const sought: Sought = { kind: 'compound', words, joined, asTyped: false };
    if (isCut) return { sought, diagnostic: 'too-long' };
    return hasStar ? { sought, diagnostic: 'compound-beginning' } : { sought };
  }
  const word = queryWord(first);
  const bare: Sought = { kind: 'word', words: [word], asTyped: false };
  if (!hasStar || word.word === '') return { sought: bare };
  if (word.word.length < SHORTEST_BEGINNING) return { sought: bare, diagnostic: 'short-beginning' };
  const beginning: Word = { ...word, term: word.word, isStopWord: false, parts: [] };
  return { sought: { kind: 'prefix', words: [beginning], asTyped: false } };
}

/**
 * What a piece in quotes looks for.
 *
 * @param value has a letter or a digit
 * @param room how many words it may become, 1 or more
 */
export function readQuoted(value: string, room: number): Read {
  const { first, others, isCut } = tokens(value, room);
  const words: readonly [Word, ...Word[]] = [queryWord(first), ...others.map(queryWord)];
  const [word] = words;
  const sought: Sought =
    others.length > 0 ? { kind: 'phrase', words, asTyped: true } : { kind: 'word', words: [word], asTyped: true };
  return isCut ? { sought, diagnostic: 'too-long' } : { sought };
}

/** Whether there is a letter or a digit in it, of any script. */
export function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Without the punctuation of a sentence around it, and at most 64 units. */
export function withoutPunctuation(text: string): string {
  if (isPlain(text)) return text.slice(0, LONGEST_WORD);
  const { start, end } = core(text);
  const before = OWN_START.exec(text.slice(Math.max(0, start - 3), start))?.[0] ?? '';
  const after = OWN_END.exec(text.slice(end, end + 2))?.[0] ?? '';
  return head(text.slice(start - before.length, end + after.length), LONGEST_WORD);
}

interface Tokens {
  readonly first: string;
  readonly others: readonly string[];
  readonly isCut: boolean;
}

/** What the index would make of the text, from the first token that has a letter or a digit to the last. */
function tokens(text: string, room: number): Tokens {
  // One more is asked for to know whether there is one, and one because there may be nothing before the first hyphen.
  const all = text.split(SEPARATORS, MOST_WORDS + 2);
  const from = all.findIndex((token) => saysSomething(token));
  const to = all.findLastIndex((token) => saysSomething(token));
  const [first = text, ...others] = all.slice(from, to + 1);
  return { first, others: others.slice(0, room - 1), isCut: others.length >= room };
}

function queryWord(text: string): Word {
  const typed = withoutPunctuation(text);
  const whole = partOf(typed);
  if (isPlain(typed)) return { ...whole, parts: [] };
  const parts = typed.split(BETWEEN_PARTS).filter(saysSomething).map(partOf);
  const isOne = parts.length <= 1 && parts[0]?.word === whole.word;
  return { ...whole, parts: isOne ? [] : parts };
}

/** Nearly every word: nothing in it needs a closer look. */
function isPlain(text: string): boolean {
  return /^[a-z\d]+$/i.test(text);
}

function partOf(typed: string): WordPart {
  const word = wordOf(head(wordOf(foldToken(typed)), LONGEST_WORD));
  return { typed, word, term: stem(word), isStopWord: isStopWord(word) };
}

/** From the first letter or digit to behind the last; an empty stretch at the start if there is none. */
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
